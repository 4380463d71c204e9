// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.consilium.ground.Progress;
import org.consilium.imaging.annotation.AnnotationOptions;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.reader.SmallSegmentation.Grid;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.study.SliceSelection;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the stored values of a DICOM SEG mean: labels and their background, probabilities and their maximum. */
class SegmentationValuesTest {
    private static final DicomReadOptions WHOLE =
            DicomReadOptions.defaults().withCropSize(0).withSlices(SliceSelection.ALL);

    @TempDir
    Path folder;

    @BeforeEach
    void images() throws IOException {
        SmallStudy.write(folder);
    }

    /** Values of the first pixels of slice 1, with what fills the rest; segments as number and label. */
    private SmallSegmentation values(int rest, int[] values, String... segments) {
        SmallSegmentation seg = new SmallSegmentation("A");
        seg.data().setString(DicomTags.SOP_CLASS_UID, VR.UI, "1.2.840.10008.5.1.4.1.1.66.7");
        if (segments.length > 0) {
            seg.data().newSequence(DicomTags.SEGMENT_SEQUENCE, 2);
        }
        for (String segment : segments) {
            seg.segment(Integer.parseInt(segment.split(" ")[0]), segment.split(" ")[1]);
        }
        byte[] pixels = new byte[80];
        for (int i = 0; i < 80; i++) {
            pixels[i] = (byte) (i < values.length ? values[i] : rest);
        }
        Attributes group = seg.values(1, 8, 10, pixels);
        SmallSegmentation.place(group, Grid.ofSlice(1));
        return seg;
    }

    private ReadResult labels(SmallSegmentation seg, String structure) throws IOException {
        seg.data()
                .getNestedDataset(DicomTags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE)
                .remove(DicomTags.SEGMENT_IDENTIFICATION_SEQUENCE);
        seg.writeBytes(folder.resolve("a.dcm"), "LABELMAP");
        return read(structure);
    }

    @Test
    void thePaddingValueIsTheBackground() throws IOException {
        for (String structure : List.of("", "*", "Lesion", "2")) {
            SmallSegmentation seg = values(7, new int[] {2, 2, 7, 2}, "2 Lesion", "7 Background");
            seg.data().setInt(DicomTags.PIXEL_PADDING_VALUE, VR.US, 7);
            ReadResult result = labels(seg, structure);
            assertEquals(List.of("", "##.#", ""), MaskPicture.of(result), structure);
            assertEquals(List.of(), result.warnings());
        }
    }

    @Test
    void zeroMayBeASegment() throws IOException {
        SmallSegmentation padded = values(9, new int[] {0, 9, 0}, "0 Lesion");
        padded.data().setInt(DicomTags.PIXEL_PADDING_VALUE, VR.SS, 9);
        assertEquals(List.of("", "#.#", ""), MaskPicture.of(labels(padded, "")));
        // Nothing says which value is the background, and both are described.
        SmallSegmentation both = values(0, new int[] {1, 1}, "0 Organ", "1 Lesion");
        String organ = MaskPicture.of(labels(both, "Organ")).get(1);
        assertEquals(78, organ.chars().filter(c -> c == '#').count());
    }

    @Test
    void zeroIsTheBackgroundUnlessSaidOtherwise() throws IOException {
        assertEquals(List.of("", "##", ""), MaskPicture.of(labels(values(0, new int[] {1, 1}, "1 Lesion"), "")));
        assertEquals(
                List.of("", "##", ""),
                MaskPicture.of(labels(values(0, new int[] {1, 1}, "0 background", "1 Lesion"), "")));
        for (String label : List.of("Hintergrund", "Fond", "Fondo", "Sfondo", "Arriere-plan", "BACKGROUND (air)")) {
            SmallSegmentation named = values(0, new int[] {1, 1}, "0 " + label, "1 Lesion");
            assertEquals(List.of("", "##", ""), MaskPicture.of(labels(named, "")), label);
        }
        SmallSegmentation coded = values(0, new int[] {1, 1}, "0 Nothing", "1 Lesion");
        Sequence segments = coded.data().getSequence(DicomTags.SEGMENT_SEQUENCE);
        SmallSegmentation.item(segments.get(0), DicomTags.SEGMENTED_PROPERTY_TYPE_SEQUENCE)
                .setString(DicomTags.CODE_VALUE, VR.SH, "125040");
        assertEquals(List.of("", "##", ""), MaskPicture.of(labels(coded, "")));
    }

    /** The background is nobody's drawing, even where nothing else is described. */
    @Test
    void aFileOfBackgroundAloneIsNoRater() throws IOException {
        SmallSegmentation seg = values(1, new int[] {0, 0}, "1 Background");
        seg.data().setInt(DicomTags.PIXEL_PADDING_VALUE, VR.US, 1);
        ReadResult result = labels(seg, "");
        assertEquals(List.of("no rater", "no rater", "no rater"), MaskPicture.of(result));
        assertTrue(
                result.warnings().get(0).contains("describes no segment but its background"),
                result.warnings().toString());
    }

    @Test
    void valuesThatAreNoSegmentAreNamed() throws IOException {
        ReadResult result = labels(values(0, new int[] {1, 3, 200, 1}, "1 Lesion"), "");
        assertEquals(List.of("", "#..#", ""), MaskPicture.of(result));
        assertEquals(1, result.warnings().size(), result.warnings().toString());
        assertTrue(
                result.warnings().get(0).contains("the values 3, 200"),
                result.warnings().toString());
    }

    @ParameterizedTest
    @CsvSource({
        // Half of the maximum, or more.
        "100, 49 50 51 100 1, .###",
        "255, 127 128 255 1 0, .##",
        "1, 1 0 1 0 0, #.#",
        "3, 1 2 3 0 0, .##",
        "'', 127 128 200 0 0, .##",
        // Nobody drew anything.
        "100, 0 0 0 0 0, ''"
    })
    void halfOfTheMaximumIsInside(String maximum, String stored, String wanted) throws IOException {
        ReadResult result = fractional(maximum, stored);
        assertEquals(List.of("", wanted, ""), MaskPicture.of(result));
        assertEquals(List.of(), result.warnings());
    }

    @ParameterizedTest
    @CsvSource({"255, 1 1 0 1 1, 1 of 255", "100, 49 3 4 5 6, 49 of 100", "'', 7 0 0 0 0, 7 of 255"})
    void whatNeverReachesHalfIsNoRaterWhoDrewNothing(String maximum, String stored, String shown) throws IOException {
        ReadResult result = fractional(maximum, stored);
        assertEquals(List.of("no rater", "no rater", "no rater"), MaskPicture.of(result));
        String warning = result.warnings().get(0);
        assertTrue(warning.contains("file 1") || warning.contains("a.dcm"), warning);
        assertTrue(warning.contains("its highest value is " + shown), warning);
    }

    /** Of eight masks in one the last would count as all that was drawn. */
    @ParameterizedTest
    @CsvSource({"255, 1 2 4 128 129, 129 of 255", "255, 1 2 4 128 135, 135 of 255"})
    void masksPackedIntoBitsAreNoProbabilities(String maximum, String stored, String shown) throws IOException {
        ReadResult result = fractional(maximum, stored);
        assertEquals(List.of("no rater", "no rater", "no rater"), MaskPicture.of(result));
        String warning = result.warnings().get(0);
        assertTrue(warning.contains("its values, up to " + shown + ", are sums of the bits 1, 2, 4"), warning);
    }

    @ParameterizedTest
    @CsvSource({
        "255, 1 2 4 128 200, ...##",
        "255, 32 64 128 255 0, ..##",
        "128, 1 2 4 64 128, ...##",
        "255, 254 253 252 128 127, ####"
    })
    void probabilitiesThatHappenToBeBitsAreRead(String maximum, String stored, String wanted) throws IOException {
        ReadResult result = fractional(maximum, stored);
        assertEquals(List.of("", wanted, ""), MaskPicture.of(result));
        assertEquals(List.of(), result.warnings());
    }

    private ReadResult fractional(String maximum, String stored) throws IOException {
        String[] values = stored.split(" ");
        int[] numbers = new int[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Integer.parseInt(values[i]);
        }
        SmallSegmentation seg = values(0, numbers);
        seg.data().setString(DicomTags.SOP_CLASS_UID, VR.UI, "1.2.840.10008.5.1.4.1.1.66.4");
        if (!maximum.isEmpty()) {
            seg.data().setInt(DicomTags.MAXIMUM_FRACTIONAL_VALUE, VR.US, Integer.parseInt(maximum));
        }
        seg.writeBytes(folder.resolve("a.dcm"), "FRACTIONAL");
        return read("");
    }

    private ReadResult read(String structure) throws IOException {
        return new DicomStudyReader(
                        WHOLE.withAnnotations(AnnotationOptions.defaults().withStructure(structure)))
                .read(folder, Progress.NONE);
    }
}
