// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.port;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.consilium.ground.Count;
import org.consilium.knime.page.Page;
import org.consilium.segmentation.comparison.Recipe;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;

/** Specification of predictions: K probability maps a case, and one map per rater if the model is personalised. */
public final class SamplesPortSpec extends TensorPortSpec {

    /** Registered with the port type. */
    public static final class Serializer extends AbstractSimplePortObjectSpecSerializer<SamplesPortSpec> {}

    private int cases = UNKNOWN;
    private int samples = UNKNOWN;
    private int height = UNKNOWN;
    private int width = UNKNOWN;
    private String structure = "";
    private String[] raters = {};
    private String maker = "";
    private Recipe recipe = Recipe.UNKNOWN;

    /** For the serializer. */
    public SamplesPortSpec() {}

    /** Predictions of something that has no name. */
    public SamplesPortSpec(int cases, int samples, int height, int width, List<String> raters) {
        this(cases, samples, height, width, raters, "");
    }

    /**
     * @param cases N, or {@link #UNKNOWN}
     * @param samples K, 0 if there are only masks per rater, or {@link #UNKNOWN}
     * @param height H in pixels, or {@link #UNKNOWN}
     * @param width W in pixels, or {@link #UNKNOWN}
     * @param raters raters with a personalised map, in its order; empty if there are none
     * @param structure what is predicted, against all else; empty if it has no name
     */
    public SamplesPortSpec(int cases, int samples, int height, int width, List<String> raters, String structure) {
        this.cases = cases;
        this.samples = samples;
        this.height = height;
        this.width = width;
        this.raters = raters.toArray(String[]::new);
        this.structure = structure;
    }

    /**
     * This made by something else than a model of Consilium.
     *
     * @param name of that; empty for a model of Consilium
     */
    public SamplesPortSpec withMaker(String name) {
        SamplesPortSpec named = new SamplesPortSpec(cases, samples, height, width, raters(), structure);
        named.maker = name;
        return named;
    }

    /** What made the predictions; empty for a model of Consilium. */
    public String maker() {
        return maker;
    }

    /** N, or {@link #UNKNOWN} before the node has run. */
    public int cases() {
        return cases;
    }

    /** K, 0 if there are only masks per rater, or {@link #UNKNOWN}. */
    public int samples() {
        return samples;
    }

    /** H in pixels, or {@link #UNKNOWN}. */
    public int height() {
        return height;
    }

    /** W in pixels, or {@link #UNKNOWN}. */
    public int width() {
        return width;
    }

    /** What is predicted, against all else; empty if it has no name. */
    public String structure() {
        return structure;
    }

    /** Raters with a personalised map, in its order. */
    public List<String> raters() {
        return List.of(raters);
    }

    /** How the predictions came about; unknown before execution, and in workflows saved by 0.1. */
    public Recipe recipe() {
        return recipe.isUnknown() ? new Recipe(maker, Map.of()) : recipe;
    }

    /** This with how the predictions came about. */
    public SamplesPortSpec by(Recipe known) {
        SamplesPortSpec spec = new SamplesPortSpec(cases, samples, height, width, raters(), structure);
        spec.maker = maker;
        spec.recipe = known;
        return spec;
    }

    /** Reads like "float32 [12,16,128,128], personalised for 4 raters". */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "float32 [%s,%s,%s,%s]%s%s",
                shown(cases),
                shown(samples),
                shown(height),
                shown(width),
                raters.length == 0 ? "" : ", personalised for " + Count.of(raters.length, "rater"),
                structure.isEmpty() ? "" : ", " + structure);
    }

    @Override
    Page page() {
        return SamplesPage.of(this);
    }

    @Override
    void saveFields(ModelContentWO model) {
        model.addInt("cases", cases);
        model.addInt("samples", samples);
        model.addInt("height", height);
        model.addInt("width", width);
        model.addString("structure", structure);
        model.addStringArray("raters", raters);
        model.addString("maker", maker);
        model.addString("method", recipe.method());
        model.addString("settings", recipe.settingsJson());
    }

    @Override
    void loadFields(ModelContentRO model) throws InvalidSettingsException {
        cases = model.getInt("cases");
        samples = model.getInt("samples");
        height = model.getInt("height");
        width = model.getInt("width");
        structure = model.getString("structure", "");
        raters = model.getStringArray("raters");
        maker = model.getString("maker", "");
        try {
            recipe = Recipe.of(model.getString("method", ""), model.getString("settings", ""));
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("The port specification names no settings that can be read.", e);
        }
    }
}
