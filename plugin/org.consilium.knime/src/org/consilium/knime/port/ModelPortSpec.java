// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.port;

import java.util.List;
import java.util.Locale;
import org.consilium.ground.Count;
import org.consilium.knime.page.Page;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;

/** Specification of a trained network: profile, image channels, raters, and whether phase 2 has personalised it. */
public final class ModelPortSpec extends TensorPortSpec {

    /** Registered with the port type. */
    public static final class Serializer extends AbstractSimplePortObjectSpecSerializer<ModelPortSpec> {}

    private String profile = "";
    private int channels = UNKNOWN;
    private boolean personalized;
    private boolean latent = true;
    private String structure = "";
    private String[] raters = {};
    private String normalisation = "";
    private double rowSpacing = Double.NaN;
    private double columnSpacing = Double.NaN;

    /** For the serializer. */
    public ModelPortSpec() {}

    /** A model of something that has no name. */
    public ModelPortSpec(String profile, int channels, boolean personalized, List<String> raters) {
        this(profile, channels, personalized, raters, "");
    }

    /** A model that can draw as many samples as one likes. */
    public ModelPortSpec(String profile, int channels, boolean personalized, List<String> raters, String structure) {
        this(profile, channels, personalized, raters, structure, true);
    }

    /**
     * @param profile name of the network profile, for example "compact"
     * @param channels C, or {@link #UNKNOWN}
     * @param personalized whether the prompts of the raters are trained
     * @param raters the rater ids in the order of training; empty if unknown
     * @param structure what the model segments, against all else; empty if it has no name
     * @param latent whether samples are drawn by a latent code; without one the raters' masks are all the samples
     */
    public ModelPortSpec(
            String profile, int channels, boolean personalized, List<String> raters, String structure, boolean latent) {
        this.latent = latent;
        this.profile = profile;
        this.channels = channels;
        this.personalized = personalized;
        this.raters = raters.toArray(String[]::new);
        this.structure = structure;
    }

    /**
     * This with what is known of the images the model was trained on.
     *
     * @param words how image values were brought to a common scale; empty if unknown
     * @param row mm between rows, mean over the training cases; NaN if unknown
     * @param column mm between columns, likewise
     */
    public ModelPortSpec withImages(String words, double row, double column) {
        ModelPortSpec longer = new ModelPortSpec(profile, channels, personalized, raters(), structure, latent);
        longer.normalisation = words;
        longer.rowSpacing = row;
        longer.columnSpacing = column;
        return longer;
    }

    /** How image values were brought to a common scale, in words; empty if unknown. */
    public String normalisation() {
        return normalisation;
    }

    /** Mean over the training cases in mm; NaN if unknown. */
    public double rowSpacing() {
        return rowSpacing;
    }

    /** Mean over the training cases in mm; NaN if unknown. */
    public double columnSpacing() {
        return columnSpacing;
    }

    /** Name of the network profile, for example "compact"; empty while unknown. */
    public String profile() {
        return profile;
    }

    /** C of the images it takes, or {@link #UNKNOWN}. */
    public int channels() {
        return channels;
    }

    /** Whether the prompts of the raters are trained, so that it has a mask for each of them. */
    public boolean personalized() {
        return personalized;
    }

    /** What the model segments, against all else; empty if it has no name. */
    public String structure() {
        return structure;
    }

    /** Whether samples are drawn by a latent code; without one the raters' masks are all the samples. */
    public boolean latent() {
        return latent;
    }

    /** Rater ids in the order of training; empty while unknown. */
    public List<String> raters() {
        return List.of(raters);
    }

    /** Reads like "profile compact, 1 channel, 4 raters, personalised". */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "profile %s, %s, %s%s%s",
                profile,
                Count.known(channels != UNKNOWN, channels, "channel"),
                Count.known(raters.length > 0, raters.length, "rater"),
                personalized ? ", personalised" : "",
                structure.isEmpty() ? "" : ", " + structure);
    }

    @Override
    Page page() {
        return ModelPage.of(this);
    }

    @Override
    void saveFields(ModelContentWO model) {
        model.addString("profile", profile);
        model.addInt("channels", channels);
        model.addBoolean("personalized", personalized);
        model.addString("structure", structure);
        model.addBoolean("latent", latent);
        model.addStringArray("raters", raters);
        model.addString("normalisation", normalisation);
        model.addDouble("row_spacing", rowSpacing);
        model.addDouble("column_spacing", columnSpacing);
    }

    @Override
    void loadFields(ModelContentRO model) throws InvalidSettingsException {
        profile = model.getString("profile");
        channels = model.getInt("channels");
        personalized = model.getBoolean("personalized");
        structure = model.getString("structure", "");
        latent = model.getBoolean("latent", true);
        raters = model.getStringArray("raters");
        normalisation = model.getString("normalisation", "");
        rowSpacing = model.getDouble("row_spacing", Double.NaN);
        columnSpacing = model.getDouble("column_spacing", Double.NaN);
    }
}
