// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.consilium.ground.Progress;
import org.consilium.imaging.internal.masks.MaskImage;
import org.consilium.imaging.internal.masks.VoxelFiles;
import org.consilium.imaging.internal.nifti.NiftiWriter;
import org.consilium.imaging.internal.voxels.VoxelGrid;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.layer.SegmentationFormat;
import org.consilium.imaging.layer.SegmentationLayer;
import org.consilium.imaging.layer.SegmentationOptions;
import org.consilium.imaging.model.Geometry;
import org.consilium.imaging.model.Provenance;
import org.consilium.imaging.model.SourceImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A probability of exactly one half is outside a mask, in files that are written and read as in metrics. */
class ThresholdTest {
    private static final float[] VALUES = {0, 0.4999f, 0.5f, 0.5001f, 1, 0.25f};

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"NIFTI", "PNG"})
    void aMaskBeginsAboveTheThreshold(SegmentationFormat format) throws IOException {
        SegmentationCase only = new SegmentationCase(
                "c1", "p1", "v1", 0, 2, 3, Geometry.unknown(), Provenance.none(), SourceImage.none());
        long pixels = new SegmentationWriter(SegmentationOptions.of(format))
                .write(
                        folder,
                        List.of(only),
                        List.of(SegmentationLayer.predicted("mean")),
                        (index, layer) -> VALUES.clone(),
                        Progress.NONE)
                .get(0)
                .pixels();
        assertEquals(2, pixels);
    }

    @Test
    void theThresholdIsFrom0ToBelow1() {
        for (double threshold : new double[] {0, 0.999}) {
            assertEquals(threshold, options(threshold).threshold());
        }
        for (double threshold : new double[] {-1e-9, 1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> options(threshold), "" + threshold);
        }
    }

    private static SegmentationOptions options(double threshold) {
        return new SegmentationOptions(SegmentationFormat.PNG, false, threshold, "", "", false);
    }

    @Test
    void aMaskOfProbabilitiesIsReadAlike() throws IOException {
        Path file = folder.resolve("p.nii.gz");
        NiftiWriter.write(file, 3, 2, 1, false, VoxelGrid.spaced(1, 1, 1), z -> VALUES.clone());
        BitSet inside = MaskImage.of(VoxelFiles.read(file)).slice(0, 1);
        assertEquals(BitSet.valueOf(new long[] {0b011000}), inside);
    }
}
