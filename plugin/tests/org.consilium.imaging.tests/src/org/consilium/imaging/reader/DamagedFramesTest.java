// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.consilium.ground.Progress;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.dicom.DicomWriter;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.study.Normalisation;
import org.consilium.imaging.study.SliceSelection;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An image whose header is fine and whose pixels can't be decoded costs itself, not the folder. */
class DamagedFramesTest {
    private static final DicomReadOptions ALL =
            DicomReadOptions.defaults().withCropSize(0).withSlices(SliceSelection.ALL);
    private static final int SIZE = 16;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        for (int slice = 0; slice < 4; slice++) {
            DicomWriter.write(folder.resolve("image" + slice + ".dcm"), slice(slice));
        }
        String drawn = SmallStudy.xml(1, new int[] {2, 3, 9, 9});
        String alsoDrawn = SmallStudy.xml(2, new int[] {2, 3, 4, 5});
        String more = alsoDrawn.substring(alsoDrawn.indexOf("<roi>"), alsoDrawn.indexOf("</roi>") + 6);
        Files.writeString(folder.resolve("reading.xml"), drawn.replace("</roi>", "</roi>" + more));
    }

    @ParameterizedTest
    @EnumSource(Normalisation.Method.class)
    void aTruncatedJpegAmongGoodFilesIsLeftOut(Normalisation.Method method) throws IOException {
        damage(1);
        ReadResult result = read(ALL.withNormalisation(new Normalisation(method, 40, 400)));
        assertEquals(
                List.of(0, 2, 3), result.cases().stream().map(ImageCase::slice).toList());
        assertLeftOut(result);
        double[] position = result.cases().get(1).geometry().position();
        assertEquals(6, position[2], "slices keep their places");
    }

    @Test
    void theNextLargestOutlineTakesThePlaceOfTheLargest() throws IOException {
        assertEquals(
                1, read(ALL.withSlices(SliceSelection.LARGEST)).cases().get(0).slice());
        damage(1);
        ReadResult result = read(ALL.withSlices(SliceSelection.LARGEST));
        assertEquals(List.of(2), result.cases().stream().map(ImageCase::slice).toList());
        assertLeftOut(result);
    }

    @Test
    void whereNoImageIsLeftTheErrorSaysWhy() throws IOException {
        damage(1);
        damage(2);
        DicomReadOptions annotated = ALL.withSlices(SliceSelection.ANNOTATED);
        ImagingException error = assertThrows(ImagingException.class, () -> read(annotated));
        assertTrue(error.getMessage().contains("file 2 (image1.dcm) is left out: the JPEG data"), error.getMessage());
    }

    private static void assertLeftOut(ReadResult result) {
        assertEquals(1, result.warnings().size(), result.warnings()::toString);
        String warning = result.warnings().get(0);
        assertTrue(warning.startsWith("file 2 (image1.dcm) is left out: the JPEG data"), warning);
        assertTrue(warning.endsWith("copy it again from its source"), warning);
    }

    private ReadResult read(DicomReadOptions options) throws IOException {
        return new DicomStudyReader(options).read(folder, Progress.NONE);
    }

    private static Attributes slice(int slice) {
        byte[] pixels = new byte[2 * SIZE * SIZE];
        for (int i = 0; i < SIZE * SIZE; i++) {
            pixels[2 * i] = (byte) (i + slice);
        }
        return SmallStudy.pixels(SmallStudy.slice(slice), SIZE, SIZE, 16, pixels);
    }

    /** Puts a JPEG in a slice's place that ends where its scan begins. */
    private void damage(int slice) throws IOException {
        byte[] head = SmallFrames.jpegOfTwelveBits(SIZE, 0);
        byte[] cut = Arrays.copyOf(head, head.length - 6);
        cut[cut.length - 1] = 2;
        Attributes image = slice(slice);
        image.setInt(DicomTags.BITS_STORED, VR.US, 12);
        image.setInt(DicomTags.HIGH_BIT, VR.US, 11);
        image.remove(DicomTags.PIXEL_DATA);
        Fragments fragments = image.newFragments(DicomTags.PIXEL_DATA, VR.OB, 2);
        fragments.add(new byte[0]);
        fragments.add(cut);
        Attributes meta = new Attributes();
        meta.setBytes(DicomTags.META_VERSION, VR.OB, new byte[] {0, 1});
        meta.setString(DicomTags.TRANSFER_SYNTAX_UID, VR.UI, "1.2.840.10008.1.2.4.51");
        try (DicomOutputStream out =
                new DicomOutputStream(folder.resolve("image" + slice + ".dcm").toFile())) {
            out.writeDataset(meta, image);
        }
    }
}
