// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.consilium.ground.Progress;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.prediction.PredictionOptions;
import org.consilium.imaging.prediction.PredictionSet;
import org.consilium.imaging.prediction.PredictionSink;

/** What a folder's predictions hold, in memory. */
final class PredictedValues {
    private PredictedValues() {}

    /** The predictions by case, then sample ("p1_s000 0") or rater ("p1_s000 rater A"). */
    static Map<String, float[]> read(
            Path folder, PredictionOptions options, List<SegmentationCase> cases, List<String> warnings)
            throws IOException {
        PredictionSet found = new PredictionReader(options).find(List.of(folder), cases, warnings, Progress.NONE);
        Map<String, float[]> read = new TreeMap<>();
        found.read(
                index -> true,
                new PredictionSink() {
                    @Override
                    public void sample(int index, int sample, float[] probabilities) {
                        read.put(cases.get(index).id() + " " + sample, probabilities);
                    }

                    @Override
                    public void personal(int index, String rater, float[] probabilities) {
                        read.put(cases.get(index).id() + " rater " + rater, probabilities);
                    }
                },
                Progress.NONE);
        warnings.addAll(found.finish());
        return read;
    }

    static void assertPlanes(
            Map<String, float[]> read, String volume, int samples, SmallPredictions.Voxel voxel, double tolerance) {
        for (int z = 0; z < SmallPredictions.DEPTH; z++) {
            for (int k = 0; k < samples; k++) {
                float[] values = read.get(volume + "_s00" + z + " " + k);
                assertArrayEquals(
                        SmallPredictions.plane(z, k, voxel), values, (float) tolerance, volume + " " + z + " " + k);
            }
        }
    }
}
