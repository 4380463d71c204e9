// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.sampler;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.consilium.imaging.picture.CasePicture;
import org.consilium.imaging.picture.MapRange;
import org.consilium.imaging.picture.Outline;
import org.consilium.knime.port.PortRows;
import org.consilium.segmentation.data.CaseSource;
import org.consilium.segmentation.sampling.ProbabilisticSampler;
import org.consilium.segmentation.sampling.SampleMap;
import org.consilium.segmentation.sampling.SampleSettings;
import org.consilium.segmentation.sampling.Uncertainty;
import org.consilium.tensor.Arena;

/**
 * The picture of one case: contours of its raters, of the samples and of the predicted raters, then the maps. A rater
 * has one colour in all of them.
 */
final class SamplePicture {

    private final SampleSettings settings;
    private final List<String> modelRaters;

    SamplePicture(SampleSettings settings, List<String> modelRaters) {
        this.settings = settings;
        this.modelRaters = modelRaters;
    }

    /** @return the bytes of a PNG file */
    byte[] png(CaseSource cases, PortRows samples, Device device, int index, Uncertainty uncertainty) {
        try (Arena arena = Arena.on(device)) {
            return png(cases, cases.gather(new int[] {index}, arena.manager()), samples, index, uncertainty);
        }
    }

    private byte[] png(
            CaseSource cases, CaseSource.Slices shown, PortRows samples, int index, Uncertainty uncertainty) {
        int pixels = cases.height() * cases.width();
        // of several channels the first is shown
        float[] image = Arrays.copyOf(TensorRows.floats(shown.images(), 0), pixels);
        CasePicture picture = new CasePicture(cases.height(), cases.width(), image);
        if (!cases.raters().isEmpty()) {
            picture.outlines("Raters", drawn(cases, shown, index, pixels));
        }
        if (settings.samples() > 0) {
            picture.samples("Samples", uncertainty.masks());
        }
        if (settings.personal()) {
            picture.outlines("Predicted raters", predicted(cases, samples, index, pixels));
        }
        add(picture, SampleMap.MEAN, "Mean probability", uncertainty.mean(), MapRange.PROBABILITY);
        add(picture, SampleMap.ENTROPY, "Entropy", uncertainty.entropy(), MapRange.BIT);
        add(picture, SampleMap.VARIANCE, "Variance", uncertainty.variance(), MapRange.VARIANCE);
        add(picture, SampleMap.AGREEMENT, "Agreement", uncertainty.agreement(), MapRange.AGREEMENT);
        return picture.png();
    }

    private void add(CasePicture picture, SampleMap map, String title, float[] values, MapRange range) {
        if (settings.maps().contains(map)) {
            picture.map(title, values, range);
        }
    }

    private static List<Outline> drawn(CaseSource cases, CaseSource.Slices shown, int index, int pixels) {
        byte[] masks = TensorRows.bytes(shown.masks(), 0);
        List<Outline> outlines = new ArrayList<>();
        for (int r = 0; r < cases.raters().size(); r++) {
            byte[] mask = !cases.present(index, r) ? null : Arrays.copyOfRange(masks, r * pixels, (r + 1) * pixels);
            outlines.add(new Outline(cases.raters().get(r), r, mask));
        }
        return outlines;
    }

    private List<Outline> predicted(CaseSource cases, PortRows samples, int index, int pixels) {
        List<byte[]> masks = Uncertainty.of(samples.floats(ProbabilisticSampler.PERSONAL, index), pixels)
                .masks();
        List<String> known = new ArrayList<>(cases.raters());
        List<Outline> outlines = new ArrayList<>();
        for (int r = 0; r < masks.size(); r++) {
            if (!known.contains(modelRaters.get(r))) {
                known.add(modelRaters.get(r));
            }
            outlines.add(new Outline(modelRaters.get(r), known.indexOf(modelRaters.get(r)), masks.get(r)));
        }
        return outlines;
    }
}
