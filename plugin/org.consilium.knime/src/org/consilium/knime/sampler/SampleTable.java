// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.sampler;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.consilium.imaging.picture.CasePicture;
import org.consilium.knime.internal.Table;
import org.consilium.knime.port.CaseRecord;
import org.consilium.segmentation.CaseSet;
import org.consilium.segmentation.sampling.ProbabilisticSampler;
import org.consilium.segmentation.sampling.Uncertainty;
import org.consilium.tensor.NamedTensors;
import org.knime.core.data.DataCell;

/** One row a case: how uncertain the samples are, and a picture of raters, samples and entropy. */
final class SampleTable {

    static final Table COLUMNS = Table.empty()
            .text("Case")
            .text("Patient")
            .number("Mean Area (px)")
            .number("Mean Entropy (bit)")
            .number("Disagreement")
            .picture("Picture");

    private SampleTable() {}

    /** @param cases its raters' contours are drawn where they are present */
    static List<DataCell[]> rows(final List<CaseRecord> records, final CaseSet cases, final NamedTensors samples) {
        final List<DataCell[]> rows = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            rows.add(row(records.get(i), cases, samples.get(ProbabilisticSampler.PROBABILITIES), i));
        }
        return rows;
    }

    private static DataCell[] row(
            final CaseRecord record, final CaseSet cases, final NDArray probabilities, final int index) {
        final int pixels = cases.height() * cases.width();
        final Uncertainty uncertainty = Uncertainty.of(floats(probabilities, index), pixels);
        final float[] image = floats(cases.images(), index);
        return new DataCell[] {
            Table.cell(record.id()),
            Table.cell(record.patient()),
            Table.cell(uncertainty.meanArea()),
            Table.cell(uncertainty.meanEntropy()),
            Table.cell(uncertainty.disagreement()),
            Table.picture(CasePicture.render(
                    cases.height(),
                    cases.width(),
                    java.util.Arrays.copyOf(image, pixels),
                    raters(cases, index, pixels),
                    uncertainty.masks(),
                    uncertainty.entropy()))
        };
    }

    private static List<byte[]> raters(final CaseSet cases, final int index, final int pixels) {
        final byte[] masks = bytes(cases.masks(), index);
        final byte[] present = bytes(cases.present(), index);
        final List<byte[]> raters = new ArrayList<>();
        for (int r = 0; r < present.length; r++) {
            raters.add(present[r] == 0 ? null : java.util.Arrays.copyOfRange(masks, r * pixels, (r + 1) * pixels));
        }
        return raters;
    }

    private static float[] floats(final NDArray all, final int index) {
        try (NDManager scope = all.getManager().newSubManager()) {
            final NDArray one = all.get(index);
            one.attach(scope);
            return one.toFloatArray();
        }
    }

    private static byte[] bytes(final NDArray all, final int index) {
        try (NDManager scope = all.getManager().newSubManager()) {
            final NDArray one = all.get(index);
            one.attach(scope);
            final ByteBuffer buffer = one.toByteBuffer();
            final byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        }
    }
}
