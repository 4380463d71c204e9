// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.consilium.imaging.reader.PredictedValues.assertPlanes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.consilium.ground.Progress;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.layer.SegmentationFormat;
import org.consilium.imaging.layer.SegmentationLayer;
import org.consilium.imaging.layer.SegmentationOptions;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.prediction.PredictionMatch;
import org.consilium.imaging.prediction.PredictionOptions;
import org.consilium.imaging.writer.SegmentationWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which cases predictions belong to, by name and by place, and what is refused. */
class PredictionReaderTest {
    private static final PredictionOptions ALL = PredictionOptions.defaults();

    @TempDir
    private Path folder;

    private final List<String> warnings = new ArrayList<>();
    private final List<SegmentationCase> cases = Stream.concat(
                    SmallPredictions.volume("p1", -5).stream(), SmallPredictions.volume("p2", 60).stream())
            .toList();

    private Map<String, float[]> read(PredictionOptions options, List<SegmentationCase> wanted) throws IOException {
        return PredictedValues.read(folder, options, wanted, warnings);
    }

    private String refused(PredictionOptions options) {
        return assertThrows(ImagingException.class, () -> read(options, cases)).getMessage();
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    @ParameterizedTest
    @EnumSource(SegmentationFormat.class)
    void whatTheSegmentationWriterWroteComesBack(SegmentationFormat format) throws IOException {
        boolean dicom = format == SegmentationFormat.DICOM_SEG;
        List<SegmentationCase> known = dicom ? PredictedSeries.of(cases) : cases;
        for (boolean probabilities : new boolean[] {false, true}) {
            SmallPredictions.Voxel voxel = probabilities ? SmallPredictions::grades : SmallPredictions::box;
            new SegmentationWriter(SegmentationOptions.of(format)
                            .withProbabilities(probabilities)
                            .withOverwrite(true))
                    .write(
                            folder,
                            known,
                            List.of(
                                    SegmentationLayer.predicted("sample_01"),
                                    SegmentationLayer.predicted("sample_02"),
                                    SegmentationLayer.predicted("mean"),
                                    SegmentationLayer.predicted("predicted_A")),
                            (index, layer) -> SmallPredictions.plane(index % 3, Math.min(layer, 1), voxel),
                            Progress.NONE);
            Map<String, float[]> read = read(ALL, known);
            assertEquals(6 * 3, read.size(), "the mean is no sample");
            assertPlanes(read, "p1", 2, voxel, probabilities ? 0.5 / 255 + 1e-6 : 0);
            assertPlanes(read, "p2", 2, voxel, probabilities ? 0.5 / 255 + 1e-6 : 0);
            assertTrue(read.containsKey("p2_s001 rater A"), read.keySet().toString());
        }
    }

    @Test
    void nnUNetsFolderIsReadAsItIs() throws IOException {
        SmallPredictions.nifti(file("p1.nii.gz"), -5, 1, SmallPredictions::box);
        SmallPredictions.nifti(file("p2.nii.gz"), 60, 1, SmallPredictions::box);
        for (String other :
                List.of("dataset.json", "plans.json", "predict_from_raw_data_args.json", "p1.npz", "p1.pkl")) {
            Files.writeString(file(other), "{}");
        }
        Map<String, float[]> read = read(ALL, cases);
        assertPlanes(read, "p1", 1, SmallPredictions::box, 0);
        assertPlanes(read, "p2", 1, SmallPredictions::box, 0);
        assertEquals(List.of(), warnings);
    }

    @Test
    void monaisFolderIsReadWhereOneKindOfFileIsChosen() throws IOException {
        for (String kind : List.of("seg", "trans")) {
            SmallPredictions.nifti(
                    file("p1/p1_" + kind + ".nii.gz"),
                    -5,
                    1,
                    kind.equals("seg") ? SmallPredictions::box : SmallPredictions::grades);
        }
        String refused = refused(ALL);
        assertTrue(refused.contains("case p1_s000 has 2 predictions") && refused.contains("'seg'"), refused);
        assertPlanes(read(ALL.withFiles("_seg"), cases), "p1", 1, SmallPredictions::box, 0);
        assertPlanes(read(ALL.withFiles("_trans"), cases), "p1", 1, SmallPredictions::grades, 0);
        assertTrue(warnings.get(0).startsWith("3 of 6 cases have no prediction, the first p2_s000"), warnings.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"p1_%d.nii.gz", "p1_s%d.nii", "p1/sample_%d.nii.gz", "fold_%d/p1.nii.gz", "%d/p1-seg.nrrd"})
    void samplesAreNumberedInNamesOrFolders(String name) throws IOException {
        for (int k : new int[] {0, 1, 10}) {
            int sample = Math.min(k, 2);
            Path file = file(String.format(java.util.Locale.ROOT, name, k));
            if (name.endsWith("nrrd")) {
                SmallPredictions.nrrd(file, -5, (x, y, z, s) -> SmallPredictions.box(x, y, z, sample));
            } else {
                SmallPredictions.nifti(file, -5, 1, (x, y, z, s) -> SmallPredictions.box(x, y, z, sample));
            }
        }
        assertPlanes(read(ALL, cases), "p1", 3, SmallPredictions::box, 0);
    }

    @Test
    void whatLiesElsewhereIsRefusedByName() throws IOException {
        for (double x : new double[] {-5.2, 300}) {
            SmallPredictions.nifti(file("p1.nii.gz"), x, 1, SmallPredictions::box);
            String refused = refused(ALL);
            assertTrue(refused.contains("p1.nii.gz") && refused.contains("elsewhere"), refused);
        }
    }

    @Test
    void otherNamesAreFoundByTheirPlaceOrLeftOut() throws IOException {
        SmallPredictions.nifti(file("output.nii.gz"), 60, 1, SmallPredictions::box);
        SmallPredictions.nifti(file("volume_7.nii.gz"), 61.3, 1, SmallPredictions::box);
        assertPlanes(read(ALL, cases), "p2", 1, SmallPredictions::box, 0);
        assertTrue(
                warnings.stream()
                        .anyMatch(w -> w.contains("1 file belongs to no case") && w.contains("volume_7.nii.gz")),
                warnings.toString());
        assertTrue(refused(ALL.withMatch(PredictionMatch.NAME)).contains("none of the 6 cases"));
    }

    @Test
    void whatFitsTwoCasesIsRefusedByName() throws IOException {
        SmallPredictions.nifti(file("output.nii.gz"), -5, 1, SmallPredictions::box);
        List<SegmentationCase> twins = Stream.concat(
                        SmallPredictions.volume("p1", -5).stream(), SmallPredictions.volume("p3", -5).stream())
                .toList();
        String refused =
                assertThrows(ImagingException.class, () -> read(ALL, twins)).getMessage();
        assertTrue(refused.contains("output.nii.gz") && refused.contains("p1") && refused.contains("p3"), refused);
        Files.delete(file("output.nii.gz"));
        SmallPredictions.nifti(file("p1/p3.nii.gz"), -5, 1, SmallPredictions::box);
        assertTrue(assertThrows(ImagingException.class, () -> read(ALL, twins))
                .getMessage()
                .contains("fits two cases"));
    }

    @Test
    void aPlaneBetweenTwoCasesIsNotTakenForThem() throws IOException {
        List<SegmentationCase> all = PredictedSeries.of(SmallPredictions.volume("p1", -5));
        new SegmentationWriter(SegmentationOptions.of(SegmentationFormat.DICOM_SEG))
                .write(
                        folder,
                        List.of(all.get(1)),
                        List.of(SegmentationLayer.predicted("model")),
                        (index, layer) -> SmallPredictions.plane(1, 0, SmallPredictions::box),
                        Progress.NONE);
        Map<String, float[]> read = read(ALL, List.of(all.get(0), all.get(2)));
        assertArrayEquals(new float[80], read.get("p1_s000 0"), "drawn on the slice above");
        assertArrayEquals(new float[80], read.get("p1_s002 0"), "drawn on the slice below");
    }
}
