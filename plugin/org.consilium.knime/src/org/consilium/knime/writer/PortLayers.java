// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.writer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.layer.SegmentationLayer;
import org.consilium.imaging.layer.SegmentationValues;
import org.consilium.knime.port.CaseRecord;
import org.consilium.knime.port.CasesPortObject;
import org.consilium.knime.port.PortRows;
import org.consilium.knime.port.SamplesPortObject;

/** What the ports hold as layers of the writer. Borrows the rows; one plane at a time leaves the tensors. */
final class PortLayers implements SegmentationValues {

    /** One plane of a case; null if the case does not have it. */
    @FunctionalInterface
    private interface Plane {
        float[] of(int position);
    }

    private final CasesPortObject cases;
    private List<CaseRecord> told;
    private final List<SegmentationLayer> layers = new ArrayList<>();
    private final List<Plane> planes = new ArrayList<>();

    PortLayers(CasesPortObject cases) {
        this.cases = cases;
        this.told = cases.records();
    }

    List<SegmentationLayer> layers() {
        return layers;
    }

    /** The cases with how the consensus among the layers came about; empty where none of them is one. */
    List<CaseRecord> fused() {
        return layers.stream().anyMatch(PortLayers::isFused) ? told : List.of();
    }

    private static boolean isFused(SegmentationLayer layer) {
        return layer.origin() == SegmentationLayer.Origin.FUSED;
    }

    /** The cases in the order of the values. */
    List<SegmentationCase> cases() {
        int height = cases.getSpec().height();
        int width = cases.getSpec().width();
        return cases.records().stream()
                .map(record -> record.segmentation(height, width))
                .toList();
    }

    /** Adds the masks of the raters, or of their consensus; a rater who did not see a case has none. */
    void addDrawn(PortRows rows) {
        String method = ConsensusWords.method(cases.records());
        List<String> raters = cases.getSpec().raters();
        for (int r = 0; r < raters.size(); r++) {
            int rater = r;
            SegmentationLayer drawn = SegmentationLayer.drawn(raters.get(r));
            layers.add(method.isEmpty() ? drawn : SegmentationLayer.fused(drawn.name(), drawn.fileName(), method));
            planes.add(position -> present(rows, position, rater) ? drawn(rows, position, rater) : null);
        }
    }

    /** @throws IllegalArgumentException if a sample belongs to no case, or the sizes differ */
    void addPredicted(SamplesPortObject samples, PortRows rows, SegmentationWriterParameters wanted) {
        int[] index = positions(samples);
        // a port may hold the raters' masks only
        int count = rows.has("probabilities") ? samples.getSpec().samples() : 0;
        String method = ConsensusWords.method(samples.records());
        if (!method.isEmpty()) {
            if (wanted.samples || wanted.mean) {
                told = ConsensusWords.united(cases.records(), samples.records());
                layers.add(SegmentationLayer.fused(method, "consensus", method));
                planes.add(position -> floats(rows, "probabilities", index[position], 0));
            }
            return;
        }
        String maker = samples.getSpec().maker().isEmpty()
                ? "Consilium"
                : samples.getSpec().maker();
        for (int k = 0; k < count && wanted.samples; k++) {
            int sample = k;
            layers.add(SegmentationLayer.predicted(String.format(Locale.ROOT, "sample_%02d", k + 1), maker));
            planes.add(position -> floats(rows, "probabilities", index[position], sample));
        }
        if (wanted.mean && count > 0) {
            layers.add(SegmentationLayer.predicted("mean", maker));
            planes.add(position -> mean(rows, index[position], count));
        }
        List<String> raters = samples.getSpec().raters();
        for (int r = 0; r < raters.size() && wanted.predicted; r++) {
            int rater = r;
            layers.add(SegmentationLayer.predicted("predicted_" + raters.get(r), maker));
            planes.add(position -> floats(rows, "personal", index[position], rater));
        }
    }

    @Override
    public float[] values(int index, int layer) {
        return planes.get(layer).of(index);
    }

    @Override
    public String remark(List<Integer> indices, int layer) {
        return isFused(layers.get(layer))
                ? ConsensusWords.remark(indices.stream().map(told::get).toList())
                : "";
    }

    /** Where the samples of each case are; -1 for a case without any. */
    private int[] positions(SamplesPortObject samples) {
        if (samples.getSpec().height() != cases.getSpec().height()
                || samples.getSpec().width() != cases.getSpec().width()) {
            throw new IllegalArgumentException(
                    "The samples and the cases differ in size. Connect the cases that the samples were drawn for.");
        }
        Map<String, Integer> byId = new HashMap<>();
        for (int i = 0; i < samples.records().size(); i++) {
            byId.put(samples.records().get(i).id(), i);
        }
        int[] positions = new int[cases.records().size()];
        for (int i = 0; i < positions.length; i++) {
            CaseRecord record = cases.records().get(i);
            Integer position = byId.remove(record.id());
            positions[i] = position == null ? -1 : position;
        }
        if (!byId.isEmpty()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "There are samples of case '%s', but no such case at the other input. Connect the cases that the samples were drawn for.",
                    byId.keySet().iterator().next()));
        }
        return positions;
    }

    private static boolean present(PortRows rows, int position, int rater) {
        return rows.bytes("present", position)[rater] != 0;
    }

    private static float[] drawn(PortRows rows, int position, int rater) {
        byte[] mask = rows.bytes("masks", position, rater);
        float[] values = new float[mask.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = mask[i];
        }
        return values;
    }

    private static float[] floats(PortRows rows, String name, int position, int channel) {
        return position < 0 ? null : rows.floats(name, position, channel);
    }

    private static float[] mean(PortRows rows, int position, int count) {
        float[] sum = null;
        for (int k = 0; k < count && position >= 0; k++) {
            float[] plane = floats(rows, "probabilities", position, k);
            sum = sum == null ? new float[plane.length] : sum;
            for (int i = 0; i < sum.length; i++) {
                sum[i] += plane[i] / count;
            }
        }
        return sum;
    }
}
