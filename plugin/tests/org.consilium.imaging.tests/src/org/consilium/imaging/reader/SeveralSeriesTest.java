// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.consilium.ground.Progress;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.dicom.DicomWriter;
import org.consilium.imaging.internal.dicom.DicomFiles;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.reader.SmallSegmentation.Grid;
import org.consilium.imaging.study.DicomReadOptions;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Annotations and channels that fit several series, time points or patients: said by name, never the first in silence. */
class SeveralSeriesTest {
    private static final SmallSeries ONE = new SmallSeries("2.25.81", "2.25.8", "P", "2.25.88");
    private static final SmallSeries TWO = new SmallSeries("2.25.82", "2.25.8", "P", "2.25.88");
    private static final SmallSeries STRANGER = new SmallSeries("2.25.83", "2.25.9", "Q", "2.25.88");

    @TempDir
    Path folder;

    @Test
    void aSegmentationThatFitsTwoSeriesIsReadOnBothAndNamed() throws IOException {
        ONE.write(folder.resolve("a"));
        TWO.write(folder.resolve("b"));
        SmallSeries.placed("Ann", "2.25.88", "P").write(folder.resolve("seg.dcm"));
        ReadResult result = read();
        assertEquals(List.of("2.25.81", "2.25.82"), drawnOn(result));
        assertWarned(result, "seg.dcm) fits 2 series and doesn't say which one it was drawn on");
    }

    @Test
    void oneThatNamesItsSeriesIsReadThereAlone() throws IOException {
        ONE.write(folder.resolve("a"));
        TWO.write(folder.resolve("b"));
        TWO.drawn("Ann", "2.25.1").write(folder.resolve("seg.dcm"));
        ReadResult result = read();
        assertEquals(List.of("2.25.82"), drawnOn(result));
        assertTrue(result.warnings().stream().noneMatch(text -> text.contains("fits")), result.warnings()::toString);
    }

    /** Two time points of one series lie at one place: only the image that a frame names tells them apart. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSegmentationOfTwoTimePointsIsReadOnTheImageItNamesOrOnBoth(boolean named) throws IOException {
        for (int time = 0; time < 2; time++) {
            for (int slice = 0; slice < 3; slice++) {
                Attributes image = SmallStudy.slice(slice);
                image.setString(DicomTags.SOP_INSTANCE_UID, VR.UI, "2.25.77." + time + slice);
                image.setString(DicomTags.INSTANCE_NUMBER, VR.IS, "" + (3 * time + slice));
                image.setString(DicomTags.FRAME_OF_REFERENCE_UID, VR.UI, "2.25.88");
                DicomWriter.write(folder.resolve("image" + time + slice + ".dcm"), image);
            }
        }
        SmallSegmentation seg = new SmallSegmentation("Ann");
        seg.frame(Grid.ofSlice(1), named ? new String[] {"2.25.77.11"} : new String[0]);
        seg.write(folder.resolve("seg.dcm"));
        ReadResult result = read();
        List<String> drawn = result.cases().stream()
                .filter(c -> c.masks().get(0).area() > 0)
                .map(c -> c.provenance().sopUid())
                .toList();
        assertEquals(named ? List.of("2.25.77.11") : List.of("2.25.77.01", "2.25.77.11"), drawn);
        assertWarned(result, "series-duplicate-positions");
        assertEquals(
                !named,
                result.warnings().stream().anyMatch(text -> text.contains("lies on several images at one place")));
    }

    @Test
    void aStructureSetThatFitsTwoSeriesIsReadOnBothAndNamed() throws IOException {
        ONE.write(folder.resolve("a"));
        TWO.write(folder.resolve("b"));
        structures("2.25.88", "P");
        ReadResult result = read();
        assertEquals(List.of("2.25.81", "2.25.82"), drawnOn(result));
        assertWarned(result, "fits 2 series");
    }

    @Test
    void aFrameOfReferenceIsNotBelievedOverPatients() throws IOException {
        ONE.write(folder.resolve("a"));
        STRANGER.write(folder.resolve("b"));
        SmallSeries.placed("Ann", "2.25.88", "Q").write(folder.resolve("seg.dcm"));
        assertEquals(List.of("2.25.83"), drawnOn(read()));
        Files.delete(folder.resolve("seg.dcm"));
        structures("2.25.88", "P");
        assertEquals(List.of("2.25.81"), drawnOn(read()));
    }

    @Test
    void annotationsOfAnAbsentPatientAreLeftOutByName() throws IOException {
        ONE.write(folder.resolve("a"));
        SmallSeries.placed("Ann", "2.25.88", "Q").write(folder.resolve("seg.dcm"));
        structures("2.25.88", "Q");
        ReadResult result = read();
        assertEquals(List.of(), drawnOn(result));
        assertEquals(
                2,
                result.warnings().stream()
                        .filter(text -> text.contains("are of another patient; it is left out"))
                        .count(),
                result.warnings().toString());
        // Who names no patient may be of any.
        SmallSeries.placed("Ann", "2.25.88", "").write(folder.resolve("seg.dcm"));
        assertEquals(List.of("2.25.81"), drawnOn(read()));
    }

    @Test
    void aMaskOnTheGridOfSeveralPatientsIsThatOfTheNearest() throws IOException {
        ONE.write(folder.resolve("p1/ct"));
        STRANGER.write(folder.resolve("p2/ct"));
        nifti("p2/A.nii");
        ReadResult result = read();
        assertEquals(List.of("2.25.83"), drawnOn(result));
        Files.delete(folder.resolve("p2/A.nii"));
        nifti("A.nii");
        result = read();
        assertEquals(List.of(), drawnOn(result));
        assertWarned(result, "of several patients, and in the folder of none of them alone; it is left out");
    }

    @Test
    void aMaskOnTheGridOfSeveralSeriesOfAPatientIsSaid() throws IOException {
        ONE.write(folder.resolve("a"));
        TWO.write(folder.resolve("b"));
        nifti("A.nii");
        ReadResult result = read();
        assertEquals(List.of("2.25.81", "2.25.82"), drawnOn(result));
        assertWarned(result, "lies on the grid of 2 series");
    }

    @Test
    void aSeriesOfTwoPatientsIsLeftOutByName() throws IOException {
        ONE.write(folder.resolve("a"));
        new SmallSeries("2.25.81", "2.25.9", "Q", "2.25.88").write(folder.resolve("b"));
        // The same instances and places, but other patients and numbers.
        for (int slice = 0; slice < 3; slice++) {
            Path file = folder.resolve("b/image" + slice + ".dcm");
            Attributes image = DicomFiles.header(file).attributes();
            image.setString(DicomTags.SOP_INSTANCE_UID, VR.UI, "2.25.9." + slice);
            image.setString(DicomTags.IMAGE_POSITION_PATIENT, VR.DS, "-5", "20", Integer.toString(30 + 3 * slice));
            SmallStudy.pixels(image, 8, 10, 16, new byte[160]);
            DicomWriter.write(file, image);
        }
        TWO.write(folder.resolve("c"));
        ReadResult result = read();
        assertEquals(3, result.cases().size());
        assertWarned(result, "holds images of 2 patients under one series UID; it is left out");
    }

    /** A reading lies on the images that it names, not on the series that its head names. */
    @Test
    void aReadingThatNamesASeriesAndImagesOfAnotherIsReadOnTheImages() throws IOException {
        ONE.write(folder.resolve("a"));
        TWO.write(folder.resolve("b"));
        String xml = SmallStudy.xml(1, new int[] {2, 3, 4, 5});
        Files.writeString(
                folder.resolve("a.xml"),
                xml.replace(SmallStudy.uid(1), TWO.instance(1)).replace(">" + SmallStudy.SERIES + "<", ">2.25.81<"));
        ReadResult result = read();
        assertEquals(List.of("2.25.82"), drawnOn(result));
        assertEquals(
                3, result.cases().stream().filter(c -> !c.masks().isEmpty()).count(), "none drew nothing on the other");
        assertWarned(result, "names another series than that of the images it names");
        Files.writeString(
                folder.resolve("a.xml"),
                xml.replace(SmallStudy.uid(1), "2.25.404").replace(">" + SmallStudy.SERIES + "<", ">2.25.81<"));
        assertEquals(List.of("2.25.81"), drawnOn(read()), "by height where its images are not here");
    }

    @ParameterizedTest
    @CsvSource({
        "T2,T1 SE,T1 TSE,T2,'T1'",
        "T1c;T1,T1c,T1 c,T2,''",
        "flair,FLAIR axial,flair coronal,T1,'flair'",
        "T,T1,T2,PD,'T'"
    })
    void channelsThatFitTwoSeriesAreRefusedByName(String wanted, String a, String b, String c, String ambiguous)
            throws IOException {
        String[] names = {a, b, c};
        for (int i = 0; i < 3; i++) {
            Path home = folder.resolve("s" + i);
            new SmallSeries("2.25.8" + i, "2.25.8", "P", "2.25.88").write(home);
            for (int slice = 0; slice < 3; slice++) {
                describe(home.resolve("image" + slice + ".dcm"), names[i]);
            }
        }
        List<String> channels = new ArrayList<>(List.of(wanted.split(";")));
        if (!ambiguous.isEmpty() && !channels.contains(ambiguous)) {
            channels.add(ambiguous);
        }
        DicomReadOptions options =
                FiveSlices.WHOLE.withVolumes(FiveSlices.WHOLE.volumes().withChannels(channels));
        if (ambiguous.isEmpty()) {
            assertEquals(
                    2,
                    new DicomStudyReader(options)
                            .read(folder, Progress.NONE)
                            .cases()
                            .get(0)
                            .image()
                            .channels());
            return;
        }
        ImagingException error =
                assertThrows(ImagingException.class, () -> new DicomStudyReader(options).read(folder, Progress.NONE));
        assertTrue(
                error.getMessage().contains("several series for the channel '" + ambiguous + "'"), error.getMessage());
    }

    private static void describe(Path file, String description) throws IOException {
        Attributes image = DicomFiles.header(file).attributes();
        int slice = file.getFileName().toString().charAt(5) - '0';
        Attributes whole = SmallStudy.slice(slice);
        for (int tag : new int[] {
            DicomTags.SERIES_INSTANCE_UID,
            DicomTags.SOP_INSTANCE_UID,
            DicomTags.STUDY_INSTANCE_UID,
            DicomTags.PATIENT_ID,
            DicomTags.FRAME_OF_REFERENCE_UID
        }) {
            whole.setString(tag, tag == DicomTags.PATIENT_ID ? VR.LO : VR.UI, image.getString(tag, ""));
        }
        whole.setString(DicomTags.SERIES_DESCRIPTION, VR.LO, description);
        DicomWriter.write(file, whole);
    }

    /** A square on the middle slice that names no image. */
    private void structures(String frame, String patient) throws IOException {
        Path file = folder.resolve("plan.dcm");
        SmallStructures.write(
                file,
                new SmallStructures.Drawn("Lesion", 1, false, new double[] {1.5, 0.5, 5.5, 0.5, 5.5, 3.5, 1.5, 3.5}));
        Attributes set = DicomFiles.header(file).attributes();
        set.setString(DicomTags.PATIENT_ID, VR.LO, patient);
        Attributes reference = set.getNestedDataset(DicomTags.REFERENCED_FRAME_OF_REFERENCE_SEQUENCE);
        reference.remove(DicomTags.RT_REFERENCED_STUDY_SEQUENCE);
        reference.setString(DicomTags.FRAME_OF_REFERENCE_UID, VR.UI, frame);
        DicomWriter.write(file, set);
    }

    /** One voxel of the middle slice, on the grid of the series. */
    private void nifti(String name) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(352 + 240).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0, 348).put(344, (byte) 'n').put(345, (byte) '+').put(346, (byte) '1');
        short[] dim = {3, 10, 8, 3, 1, 1, 1, 1};
        for (int i = 0; i < 8; i++) {
            out.putShort(40 + 2 * i, dim[i]);
        }
        out.putShort(70, (short) 2)
                .putShort(72, (short) 8)
                .putFloat(108, 352)
                .putShort(254, (short) 1)
                .put(123, (byte) 2);
        // To the right and to the front in NIfTI, to the left and to the back in DICOM.
        float[] rows = {-0.5f, 0, 0, 5, 0, -2, 0, -20, 0, 0, 3, 0};
        float[] spacing = {1, 0.5f, 2, 3};
        for (int i = 0; i < 12; i++) {
            out.putFloat(280 + 4 * i, rows[i]);
        }
        for (int i = 0; i < 4; i++) {
            out.putFloat(76 + 4 * i, spacing[i]);
        }
        out.put(352 + 80 + 33, (byte) 1);
        Files.write(folder.resolve(name), out.array());
    }

    private ReadResult read() throws IOException {
        return new DicomStudyReader(FiveSlices.WHOLE).read(folder, Progress.NONE);
    }

    /** The series that something is drawn on. */
    private static List<String> drawnOn(ReadResult result) {
        return result.cases().stream()
                .filter(c -> c.masks().stream().anyMatch(mask -> mask.area() > 0))
                .map(SeveralSeriesTest::series)
                .distinct()
                .sorted()
                .toList();
    }

    private static String series(ImageCase read) {
        return read.provenance().seriesUid();
    }

    private static void assertWarned(ReadResult result, String part) {
        assertTrue(
                result.warnings().stream().anyMatch(text -> text.contains(part)),
                result.warnings().toString());
    }
}
