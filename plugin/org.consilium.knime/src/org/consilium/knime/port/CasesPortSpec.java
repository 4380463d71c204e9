// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.port;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.consilium.ground.Count;
import org.consilium.knime.page.Page;
import org.consilium.tensor.TensorInfo;
import org.consilium.tensor.TensorLayout;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;

/** Specification of a set of cases: images float32 [N,C,H,W] in [0,1] and one mask per rater, uint8 [N,R,H,W]. */
public final class CasesPortSpec extends TensorPortSpec {

    /** Registered with the port type. */
    public static final class Serializer extends AbstractSimplePortObjectSpecSerializer<CasesPortSpec> {}

    private int cases = UNKNOWN;
    private int channels = UNKNOWN;
    private int height = UNKNOWN;
    private int width = UNKNOWN;
    private String normalisation = "";
    private String structure = "";
    private String[] raters = {};
    private double rowSpacing = Double.NaN;
    private double columnSpacing = Double.NaN;

    /** For the serializer. */
    public CasesPortSpec() {}

    /** Masks of something that has no name. */
    public CasesPortSpec(int cases, int channels, int height, int width, String normalisation, List<String> raters) {
        this(cases, channels, height, width, normalisation, raters, "");
    }

    /**
     * @param cases N, or {@link #UNKNOWN}
     * @param channels C, or {@link #UNKNOWN}
     * @param height H in pixels, or {@link #UNKNOWN}
     * @param width W in pixels, or {@link #UNKNOWN}
     * @param normalisation how stored values became [0,1], in words; empty if unknown
     * @param raters the rater ids in the order of the masks; empty if unknown
     * @param structure what the masks show, against all else; empty if it has no name
     */
    public CasesPortSpec(
            int cases,
            int channels,
            int height,
            int width,
            String normalisation,
            List<String> raters,
            String structure) {
        this.cases = cases;
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.normalisation = normalisation;
        this.raters = raters.toArray(String[]::new);
        this.structure = structure;
    }

    /**
     * This with the distance of pixels.
     *
     * @param row mm between rows, the same in all cases; NaN if unknown or not the same
     * @param column mm between columns, likewise
     */
    public CasesPortSpec withSpacing(double row, double column) {
        CasesPortSpec longer = new CasesPortSpec(cases, channels, height, width, normalisation, raters(), structure);
        longer.rowSpacing = row;
        longer.columnSpacing = column;
        return longer;
    }

    /** This with another number of cases. */
    public CasesPortSpec withCases(int count) {
        return new CasesPortSpec(count, channels, height, width, normalisation, raters(), structure)
                .withSpacing(rowSpacing, columnSpacing);
    }

    /** This with other raters. */
    public CasesPortSpec withRaters(List<String> others) {
        return new CasesPortSpec(cases, channels, height, width, normalisation, others, structure)
                .withSpacing(rowSpacing, columnSpacing);
    }

    /** mm between rows where it is the same in all cases; NaN if unknown or not the same. */
    public double rowSpacing() {
        return rowSpacing;
    }

    /** mm between columns where it is the same in all cases; NaN if unknown or not the same. */
    public double columnSpacing() {
        return columnSpacing;
    }

    /** N, or {@link #UNKNOWN} before the node has run. */
    public int cases() {
        return cases;
    }

    /** C, or {@link #UNKNOWN}. */
    public int channels() {
        return channels;
    }

    /** H in pixels, or {@link #UNKNOWN}. */
    public int height() {
        return height;
    }

    /** W in pixels, or {@link #UNKNOWN}. */
    public int width() {
        return width;
    }

    /** How stored values became [0,1], in words; empty if unknown. */
    public String normalisation() {
        return normalisation;
    }

    /** What the masks show, against all else; empty if it has no name. */
    public String structure() {
        return structure;
    }

    /** Rater ids in the order of the masks; empty while unknown. */
    public List<String> raters() {
        return List.of(raters);
    }

    /** The tensors of a port whose sizes are all known, in their order. */
    TensorLayout layout() {
        Map<String, TensorInfo> tensors = new LinkedHashMap<>();
        tensors.put("images", new TensorInfo(DataType.FLOAT32, new Shape(cases, channels, height, width)));
        tensors.put("masks", new TensorInfo(DataType.UINT8, new Shape(cases, raters.length, height, width)));
        tensors.put("present", new TensorInfo(DataType.UINT8, new Shape(cases, raters.length)));
        return new TensorLayout(tensors);
    }

    /** Reads like "float32 [12,1,128,128], 4 raters of liver". */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "float32 [%s,%s,%s,%s], %s%s",
                shown(cases),
                shown(channels),
                shown(height),
                shown(width),
                Count.known(raters.length > 0, raters.length, "rater"),
                structure.isEmpty() ? "" : " of " + structure);
    }

    @Override
    Page page() {
        return CasesPage.of(this);
    }

    @Override
    void saveFields(ModelContentWO model) {
        model.addInt("cases", cases);
        model.addInt("channels", channels);
        model.addInt("height", height);
        model.addInt("width", width);
        model.addString("normalisation", normalisation);
        model.addString("structure", structure);
        model.addStringArray("raters", raters);
        model.addDouble("row_spacing", rowSpacing);
        model.addDouble("column_spacing", columnSpacing);
    }

    @Override
    void loadFields(ModelContentRO model) throws InvalidSettingsException {
        cases = model.getInt("cases");
        channels = model.getInt("channels");
        height = model.getInt("height");
        width = model.getInt("width");
        normalisation = model.getString("normalisation");
        structure = model.getString("structure", "");
        raters = model.getStringArray("raters");
        rowSpacing = model.getDouble("row_spacing", Double.NaN);
        columnSpacing = model.getDouble("column_spacing", Double.NaN);
    }
}
