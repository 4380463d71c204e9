// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.consilium.imaging.reader.PredictedValues.assertPlanes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.png.Png;
import org.consilium.imaging.prediction.PredictionOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the values of predictions mean on the grid of cases. */
class PredictionValuesTest {
    private static final PredictionOptions ALL = PredictionOptions.defaults();

    @TempDir
    private Path folder;

    private final List<String> warnings = new ArrayList<>();
    private final List<SegmentationCase> cases = SmallPredictions.volume("p1", -5);

    private Map<String, float[]> read(PredictionOptions options, List<SegmentationCase> wanted) throws IOException {
        return PredictedValues.read(folder, options, wanted, warnings);
    }

    private String refused(PredictionOptions options) {
        return assertThrows(ImagingException.class, () -> read(options, cases)).getMessage();
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    @Test
    void aFourthAxisHoldsSamplesUnlessItsValuesAddUpToOne() throws IOException {
        SmallPredictions.nifti(file("p1.nii.gz"), -5, 3, SmallPredictions::grades);
        assertPlanes(read(ALL, cases), "p1", 3, SmallPredictions::grades, 0);

        SmallPredictions.nifti(
                file("p1.nii.gz"), -5, 2, (x, y, z, k) -> Math.abs(k - SmallPredictions.grades(x, y, z, 0)));
        String refused = refused(ALL);
        assertTrue(refused.contains("p1.nii.gz") && refused.contains("classes"), refused);
    }

    @Test
    void faintProbabilitiesStayWhatTheyAre() throws IOException {
        SmallPredictions.nifti(file("p1.nii"), -5, 1, (x, y, z, k) -> SmallPredictions.grades(x, y, z, k) / 500);
        assertPlanes(read(ALL, cases), "p1", 1, (x, y, z, k) -> SmallPredictions.grades(x, y, z, k) / 500, 0);
    }

    @Test
    void picturesAndVolumesWithoutAPlaceMustHaveTheImagesExtent() throws IOException {
        List<SegmentationCase> pictures = List.of(SmallPredictions.picture("a"), SmallPredictions.picture("b"));
        SmallPredictions.nifti(file("a.nii"), Double.NaN, 1, SmallPredictions::box);
        String refused =
                assertThrows(ImagingException.class, () -> read(ALL, pictures)).getMessage();
        assertTrue(refused.contains("10x8x3 voxels") && refused.contains("10x8x1"), refused);

        Files.delete(file("a.nii"));
        SmallPredictions.nifti(file("p1.nii"), Double.NaN, 1, SmallPredictions::box);
        assertPlanes(read(ALL, cases), "p1", 1, SmallPredictions::box, 0);
        assertTrue(warnings.stream().anyMatch(w -> w.contains("don't say where they lie")), warnings.toString());
    }

    @Test
    void picturesThatMayBeLabelsNeedAStructure() throws IOException {
        List<SegmentationCase> pictures = List.of(SmallPredictions.picture("a"), SmallPredictions.picture("b"));
        for (String name : List.of("a", "b")) {
            byte[] labels = new byte[80];
            labels[3] = 1;
            labels[4] = 2;
            Files.write(file(name + ".png"), Png.grey(10, 8, labels));
        }
        String refused =
                assertThrows(ImagingException.class, () -> read(ALL, pictures)).getMessage();
        assertTrue(refused.contains("labels") && refused.contains(".png"), refused);
        float[] second = read(ALL.withStructure("2"), pictures).get("b 0");
        assertEquals(1, second[4]);
        assertEquals(0, second[3]);
    }

    @Test
    void aLabelIsChosenWhereThereAreSeveral() throws IOException {
        SmallPredictions.nifti(file("p1.nii.gz"), -5, 1, (x, y, z, k) -> x > 7 ? 2 : SmallPredictions.box(x, y, z, k));
        String refused = refused(ALL);
        assertTrue(refused.contains("p1.nii.gz") && refused.contains("1, 2"), refused);
        assertPlanes(read(ALL.withStructure("1"), cases), "p1", 1, SmallPredictions::box, 0);
        assertPlanes(read(ALL.withStructure("2"), cases), "p1", 1, (x, y, z, k) -> x > 7 ? 1 : 0, 0);
        assertTrue(refused(ALL.withStructure("3")).contains("1, 2"));
    }

    @Test
    void predictionsAreCutAndResampledAsTheImagesWere() throws IOException {
        List<SegmentationCase> cut = List.of(
                SmallPredictions.cut("p1", -5, 1, 2, -3, 6, 6, 1), SmallPredictions.cut("p1", -5, 2, 0, 0, 4, 5, 2));
        SmallPredictions.nifti(file("p1.nii.gz"), -5, 1, SmallPredictions::box);
        Map<String, float[]> masks = read(ALL, cut);
        float[] first = masks.get("p1_s001 0");
        float[] second = masks.get("p1_s002 0");
        for (int i = 0; i < 36; i++) {
            int x = i % 6 - 3;
            int y = i / 6 + 2;
            boolean inside = x >= 0 && y < 8;
            assertEquals(inside ? SmallPredictions.box(x, y, 1, 0) : 0, first[i], "pixel " + i);
        }
        for (int i = 0; i < 20; i++) {
            double inside = 0;
            for (int corner = 0; corner < 4; corner++) {
                inside += SmallPredictions.box(i % 5 * 2 + corner % 2, i / 5 * 2 + corner / 2, 2, 0);
            }
            assertEquals(inside >= 2 ? 1 : 0, second[i], "pixel " + i);
        }
        SmallPredictions.nifti(file("p1.nii.gz"), -5, 1, SmallPredictions::grades);
        float[] graded = read(ALL, cut).get("p1_s002 0");
        double mean = 0;
        for (int corner = 0; corner < 4; corner++) {
            mean += SmallPredictions.grades(2 + corner % 2, 2 + corner / 2, 2, 0) / 4;
        }
        assertEquals(mean, graded[6], 1e-6);
    }
}
