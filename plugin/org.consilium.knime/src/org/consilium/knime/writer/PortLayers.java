// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.writer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consilium.imaging.writer.SegmentationCase;
import org.consilium.imaging.writer.SegmentationLayer;
import org.consilium.imaging.writer.SegmentationValues;
import org.consilium.knime.port.CaseRecord;
import org.consilium.knime.port.CasesPortObject;
import org.consilium.knime.port.SamplesPortObject;
import org.consilium.tensor.TensorLease;

/** What the ports hold as layers of the writer. Borrows the leases; one plane at a time leaves the tensors. */
final class PortLayers implements SegmentationValues {

    /** One plane of a case; null if the case does not have it. */
    @FunctionalInterface
    private interface Plane {
        float[] of(int position);
    }

    private final CasesPortObject cases;
    private final List<SegmentationLayer> layers = new ArrayList<>();
    private final List<Plane> planes = new ArrayList<>();

    PortLayers(final CasesPortObject cases) {
        this.cases = cases;
    }

    List<SegmentationLayer> layers() {
        return layers;
    }

    /** The cases in the order of the values. */
    List<SegmentationCase> cases() {
        final int height = cases.getSpec().height();
        final int width = cases.getSpec().width();
        return cases.records().stream()
                .map(record -> new SegmentationCase(
                        record.id(),
                        record.patient(),
                        record.volume(),
                        record.slice(),
                        height,
                        width,
                        record.geometry(),
                        record.provenance(),
                        record.source()))
                .toList();
    }

    /** Adds the masks of the raters; a rater who did not see a case has none. */
    void addDrawn(final TensorLease lease) {
        final List<String> raters = cases.getSpec().raters();
        for (int r = 0; r < raters.size(); r++) {
            final int rater = r;
            layers.add(SegmentationLayer.drawn(raters.get(r)));
            planes.add(position -> present(lease, position, rater) ? bytes(lease, position, rater) : null);
        }
    }

    /** @throws IllegalArgumentException if a sample belongs to no case, or the sizes differ */
    void addPredicted(
            final SamplesPortObject samples, final TensorLease lease, final SegmentationWriterParameters wanted) {
        final int[] index = positions(samples);
        // a port may hold the raters' masks only
        final int count =
                lease.tensors().has("probabilities") ? samples.getSpec().samples() : 0;
        for (int k = 0; k < count && wanted.samples; k++) {
            final int sample = k;
            layers.add(SegmentationLayer.predicted("sample_%02d".formatted(k + 1)));
            planes.add(position -> floats(lease, "probabilities", index[position], sample));
        }
        if (wanted.mean && count > 0) {
            layers.add(SegmentationLayer.predicted("mean"));
            planes.add(position -> mean(lease, index[position], count));
        }
        final List<String> raters = samples.getSpec().raters();
        for (int r = 0; r < raters.size() && wanted.predicted; r++) {
            final int rater = r;
            layers.add(SegmentationLayer.predicted("predicted_" + raters.get(r)));
            planes.add(position -> floats(lease, "personal", index[position], rater));
        }
    }

    @Override
    public float[] values(final int index, final int layer) {
        return planes.get(layer).of(index);
    }

    /** Where the samples of each case are; -1 for a case without any. */
    private int[] positions(final SamplesPortObject samples) {
        if (samples.getSpec().height() != cases.getSpec().height()
                || samples.getSpec().width() != cases.getSpec().width()) {
            throw new IllegalArgumentException(
                    "The samples and the cases differ in size. Connect the cases that the samples were drawn for.");
        }
        final Map<String, Integer> byId = new HashMap<>();
        for (int i = 0; i < samples.records().size(); i++) {
            byId.put(samples.records().get(i).id(), i);
        }
        final int[] positions = new int[cases.records().size()];
        for (int i = 0; i < positions.length; i++) {
            final CaseRecord record = cases.records().get(i);
            final Integer position = byId.remove(record.id());
            positions[i] = position == null ? -1 : position;
        }
        if (!byId.isEmpty()) {
            throw new IllegalArgumentException(
                    "There are samples of case '%s', but no such case at the other input. Connect the cases that the samples were drawn for."
                            .formatted(byId.keySet().iterator().next()));
        }
        return positions;
    }

    private static boolean present(final TensorLease lease, final int position, final int rater) {
        final NDArray all = lease.tensors().get("present");
        try (NDManager scope = all.getManager().newSubManager()) {
            final NDArray one = all.get(new NDIndex(position, rater));
            one.attach(scope);
            return one.toByteBuffer().get(0) != 0;
        }
    }

    private static float[] bytes(final TensorLease lease, final int position, final int rater) {
        final NDArray all = lease.tensors().get("masks");
        try (NDManager scope = all.getManager().newSubManager()) {
            final NDArray one = all.get(new NDIndex(position, rater));
            one.attach(scope);
            final java.nio.ByteBuffer buffer = one.toByteBuffer();
            final float[] values = new float[buffer.remaining()];
            for (int i = 0; i < values.length; i++) {
                values[i] = buffer.get();
            }
            return values;
        }
    }

    private static float[] floats(final TensorLease lease, final String name, final int position, final int channel) {
        if (position < 0) {
            return null;
        }
        final NDArray all = lease.tensors().get(name);
        // the plane is freed with its manager: the lease's tensors must not collect our views
        try (NDManager scope = all.getManager().newSubManager()) {
            final NDArray one = all.get(new NDIndex(position, channel));
            one.attach(scope);
            return one.toFloatArray();
        }
    }

    private static float[] mean(final TensorLease lease, final int position, final int count) {
        float[] sum = null;
        for (int k = 0; k < count && position >= 0; k++) {
            final float[] plane = floats(lease, "probabilities", position, k);
            sum = sum == null ? new float[plane.length] : sum;
            for (int i = 0; i < sum.length; i++) {
                sum[i] += plane[i] / count;
            }
        }
        return sum;
    }
}
