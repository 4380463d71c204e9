// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.consilium.ground.Progress;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.dicom.DicomWriter;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.study.IrregularVolumes;
import org.consilium.imaging.study.SliceSelection;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headers that decide which pixels are read, and contradict themselves or each other. */
class DecisiveHeadersTest {
    private static final DicomReadOptions WHOLE =
            DicomReadOptions.defaults().withCropSize(0).withSlices(SliceSelection.ALL);

    @TempDir
    Path folder;

    @BeforeEach
    void images() throws IOException {
        SmallStudy.write(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "00280008, IS, 1A",
        "00280008, IS, 1.5",
        "00280008, IS, one",
        "00281053, DS, 2;5",
        "00281053, DS, 0x1p3",
        "00281052, DS, 10D",
        "00200032, DS, NaN\\0\\0",
        "00280030, DS, 2\\x",
        "00200037, DS, 1\\0\\0\\0\\a\\0",
        "00280120, DS, none"
    })
    void whatIsNoNumberIsNotTakenForItsDefault(String tag, VR vr, String value) throws IOException {
        Attributes image = SmallStudy.slice(1);
        image.setString(Integer.parseInt(tag, 16), vr, value.split("\\\\"));
        DicomWriter.write(folder.resolve("image8.dcm"), image);
        ReadResult result = read(WHOLE);
        assertEquals(List.of(0.0, 6.0), heights(result));
        String warning = result.warnings().toString();
        assertTrue(warning.contains("(" + tag.substring(0, 4) + "," + tag.substring(4) + ")"), warning);
    }

    @Test
    void whatIsEmptyHasItsDefault() throws IOException {
        Attributes image = SmallStudy.slice(1);
        image.setNull(DicomTags.NUMBER_OF_FRAMES, VR.IS);
        image.setNull(DicomTags.RESCALE_SLOPE, VR.DS);
        image.setString(DicomTags.RESCALE_INTERCEPT, VR.DS, " ");
        DicomWriter.write(folder.resolve("image8.dcm"), image);
        assertEquals(List.of(0.0, 3.0, 6.0), heights(read(WHOLE)));
    }

    @Test
    void pixelSpacingThatChangesIsAFlaw() throws IOException {
        for (String spacing : List.of("0.5004", "0.6")) {
            Attributes image = SmallStudy.slice(1);
            image.setString(DicomTags.PIXEL_SPACING, VR.DS, "2", spacing);
            DicomWriter.write(folder.resolve("image8.dcm"), image);
            boolean flawed = spacing.equals("0.6");
            ReadResult result = read(WHOLE);
            assertEquals(3, result.cases().size());
            assertEquals(
                    flawed,
                    result.warnings().toString().contains("pixel spacing changes"),
                    result.warnings().toString());
            ReadResult split = read(WHOLE.withVolumes(WHOLE.volumes().withIrregular(IrregularVolumes.SPLIT)));
            assertEquals(
                    flawed,
                    split.cases().stream().map(ImageCase::volume).distinct().count() > 1);
        }
    }

    @Test
    void anOutlineIsDrawnOnTheImageThatItNamesAlone() throws IOException {
        Attributes second = SmallStudy.slice(1);
        second.setString(DicomTags.SOP_INSTANCE_UID, VR.UI, "2.25.99");
        second.setString(DicomTags.INSTANCE_NUMBER, VR.IS, "9");
        DicomWriter.write(folder.resolve("second.dcm"), second);
        Files.writeString(folder.resolve("a.xml"), SmallStudy.xml(1, new int[] {2, 3, 4, 5}));
        for (IrregularVolumes irregular : List.of(IrregularVolumes.WARN, IrregularVolumes.SPLIT)) {
            ReadResult result = read(WHOLE.withVolumes(WHOLE.volumes().withIrregular(irregular)));
            List<String> drawn = result.cases().stream()
                    .filter(image ->
                            !image.masks().isEmpty() && image.masks().get(0).area() > 0)
                    .map(image -> image.provenance().sopUid())
                    .toList();
            assertEquals(List.of(SmallStudy.uid(1)), drawn);
            assertTrue(
                    result.warnings().stream().noneMatch(w -> w.contains("outline")),
                    result.warnings().toString());
        }
    }

    @Test
    void anOutlineAtAnotherHeightThanItsImageIsNamed() throws IOException {
        String xml = SmallStudy.xml(1, new int[] {2, 3, 4, 5});
        Files.writeString(
                folder.resolve("a.xml"),
                xml.replace("<imageZposition>3</imageZposition>", "<imageZposition>6</imageZposition>"));
        ReadResult result = read(WHOLE);
        assertEquals(List.of("", "//...###/...###/...###", ""), MaskPicture.of(result));
        assertTrue(
                result.warnings().toString().contains("at another height"),
                result.warnings().toString());
        Files.writeString(folder.resolve("a.xml"), xml);
        assertEquals(List.of(), read(WHOLE).warnings());
    }

    private static List<Double> heights(ReadResult result) {
        return result.cases().stream()
                .map(image -> image.geometry().position()[2])
                .toList();
    }

    private ReadResult read(DicomReadOptions options) throws IOException {
        return new DicomStudyReader(options).read(folder, Progress.NONE);
    }
}
