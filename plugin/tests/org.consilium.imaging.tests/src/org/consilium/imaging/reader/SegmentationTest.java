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
import org.consilium.imaging.annotation.AnnotationOptions;
import org.consilium.imaging.annotation.AnnotationSource;
import org.consilium.imaging.annotation.RaterNaming;
import org.consilium.imaging.annotation.RaterOptions;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.dicom.DicomWriter;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.model.RaterMask;
import org.consilium.imaging.pseudonym.PseudonymOptions;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.study.Normalisation;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentationTest {
    private static final DicomReadOptions WHOLE = DicomReadOptions.defaults()
            .withCropSize(0)
            .withNormalisation(Normalisation.NONE)
            .withAnnotations(AnnotationOptions.defaults()
                    .withRaters(RaterOptions.defaults().withKeepNames(true)));

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        SmallStudy.write(folder);
    }

    @Test
    void segmentationsGoBeforeXml() throws IOException {
        Files.writeString(folder.resolve("reading.xml"), SmallStudy.xml(1, new int[] {2, 3, 4, 5}));
        DicomWriter.write(folder.resolve("a.dcm"), segmentation("2.25.1", "Ann", true, "Lesion"));
        DicomWriter.write(folder.resolve("b.dcm"), segmentation("2.25.2", "Bob", true, "Lesion"));
        assertEquals(List.of("Ann", "Bob"), raters(read(WHOLE)));
        assertEquals(List.of("R1"), raters(read(WHOLE.withAnnotations(AnnotationSource.XML))));
        assertEquals(
                List.of("a", "b"),
                raters(read(WHOLE.withAnnotations(
                        WHOLE.annotations().withRaters(RaterOptions.by(RaterNaming.FILE_NAME))))));
    }

    @Test
    void framesFindTheirSlicesByInstanceOrByPosition() throws IOException {
        for (boolean byInstance : List.of(true, false)) {
            DicomWriter.write(folder.resolve("a.dcm"), segmentation("2.25.1", "Ann", byInstance, "Lesion"));
            ReadResult result = read(WHOLE);
            assertEquals(List.of(), result.warnings());
            assertEquals(
                    List.of(0, 2), result.cases().stream().map(ImageCase::slice).toList());
            // Frame k has the pixels k, k + 1, ..., k + 4 of row 2.
            assertEquals(5, result.cases().get(0).masks().get(0).area());
            assertEquals(1, result.cases().get(0).masks().get(0).values()[20]);
            assertEquals(0, result.cases().get(1).masks().get(0).values()[20]);
            assertEquals(1, result.cases().get(1).masks().get(0).values()[25]);
        }
    }

    @Test
    void oneFileMayHoldOneSegmentARater() throws IOException {
        DicomWriter.write(folder.resolve("all.dcm"), segmentation("2.25.1", "Team", true, "Ann", "Bob"));
        ReadResult result = read(WHOLE);
        assertEquals(List.of("Ann", "Bob"), raters(result));
        assertEquals(5, result.cases().get(0).masks().get(0).area());
        assertEquals(0, result.cases().get(0).masks().get(1).area());
        assertEquals(5, result.cases().get(1).masks().get(1).area());
        assertEquals(
                List.of("Team"),
                raters(read(WHOLE.withAnnotations(AnnotationOptions.defaults()
                        .withRaters(RaterOptions.by(RaterNaming.CONTENT_CREATOR).withKeepNames(true))
                        .withStructure(AnnotationOptions.ALL_STRUCTURES)))));
    }

    @Test
    void personsNamesBecomeHashesAndCodesStay() throws IOException {
        DicomReadOptions hashed = WHOLE.withAnnotations(AnnotationOptions.defaults());
        DicomWriter.write(folder.resolve("a.dcm"), segmentation("2.25.1", "Doe^Ann", true, "Lesion"));
        DicomWriter.write(folder.resolve("b.dcm"), segmentation("2.25.2", "MI014", true, "Lesion"));
        List<String> raters = raters(read(hashed));
        assertEquals("MI014", raters.get(0));
        assertTrue(raters.get(1).matches("rater-[0-9a-f]{8}"), raters.get(1));
        assertEquals(raters, raters(read(hashed)));
        assertTrue(!raters.equals(
                raters(read(hashed.withPseudonyms(PseudonymOptions.defaults().withStudy("other"))))));
        assertEquals(List.of("Doe Ann", "MI014"), raters(read(WHOLE)));
    }

    @Test
    void severalStructuresMustBeChosenFrom() throws IOException {
        Attributes both = segmentation("2.25.1", "Team", true, "Liver", "Spleen");
        Sequence segments = both.getSequence(DicomTags.SEGMENT_SEQUENCE);
        for (int i = 0; i < 2; i++) {
            item(segments.get(i), DicomTags.SEGMENTED_PROPERTY_TYPE_SEQUENCE)
                    .setString(DicomTags.CODE_VALUE, VR.SH, "code" + i);
        }
        DicomWriter.write(folder.resolve("all.dcm"), both);
        ImagingException error =
                org.junit.jupiter.api.Assertions.assertThrows(ImagingException.class, () -> read(WHOLE));
        assertTrue(error.getMessage().contains("several structures: Liver, Spleen"), error.getMessage());
        AnnotationOptions options = WHOLE.annotations();
        ReadResult spleen = read(WHOLE.withAnnotations(options.withStructure("Spleen")));
        assertEquals(List.of("Team"), raters(spleen));
        assertEquals("Spleen", spleen.structure());
        assertEquals(List.of(2), spleen.cases().stream().map(ImageCase::slice).toList());
    }

    @Test
    void strangersAndOtherSizesAreLeftOutByName() throws IOException {
        Attributes stranger = segmentation("2.25.1", "Ann", true, "Lesion");
        stranger.remove(DicomTags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE);
        DicomWriter.write(folder.resolve("stranger.dcm"), stranger);
        Attributes other = segmentation("2.25.2", "Bob", true, "Lesion");
        other.setInt(DicomTags.ROWS, VR.US, 4);
        DicomWriter.write(folder.resolve("other.dcm"), other);
        DicomWriter.write(folder.resolve("good.dcm"), segmentation("2.25.3", "C", true, "Lesion"));
        ReadResult result = read(WHOLE);
        assertEquals(List.of("C"), raters(result));
        assertEquals(2, result.warnings().size());
        assertTrue(result.warnings().get(0).contains("file 5 (*.dcm) has 10x4 pixels, its images 10x8"));
        assertTrue(result.warnings()
                .get(1)
                .contains("file 6 (*.dcm) is left out: its 2 frames lie on no slice here (2 without a place)"));
    }

    /** Two frames on slices 0 and 2; with two segments each has one of them. */
    private static Attributes segmentation(String uid, String creator, boolean byInstance, String... labels) {
        Attributes seg = new Attributes();
        seg.setString(DicomTags.SOP_CLASS_UID, VR.UI, "1.2.840.10008.5.1.4.1.1.66.4");
        seg.setString(DicomTags.SOP_INSTANCE_UID, VR.UI, uid);
        seg.setString(DicomTags.SERIES_INSTANCE_UID, VR.UI, uid + ".1");
        seg.setString(DicomTags.MODALITY, VR.CS, "SEG");
        seg.setString(DicomTags.SEGMENTATION_TYPE, VR.CS, "BINARY");
        seg.setString(DicomTags.CONTENT_CREATOR_NAME, VR.PN, creator);
        seg.setString(DicomTags.NUMBER_OF_FRAMES, VR.IS, "2");
        Attributes series = new Attributes();
        seg.newSequence(DicomTags.REFERENCED_SERIES_SEQUENCE, 1).add(series);
        series.setString(DicomTags.SERIES_INSTANCE_UID, VR.UI, SmallStudy.SERIES);
        Sequence segments = seg.newSequence(DicomTags.SEGMENT_SEQUENCE, 2);
        for (int i = 0; i < labels.length; i++) {
            Attributes segment = new Attributes();
            segment.setInt(DicomTags.SEGMENT_NUMBER, VR.US, i + 1);
            segment.setString(DicomTags.SEGMENT_LABEL, VR.LO, labels[i]);
            segments.add(segment);
        }
        Sequence frames = seg.newSequence(DicomTags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, 2);
        byte[] bits = new byte[20];
        for (int i = 0; i < 2; i++) {
            Attributes frame = new Attributes();
            item(frame, DicomTags.SEGMENT_IDENTIFICATION_SEQUENCE)
                    .setInt(DicomTags.REFERENCED_SEGMENT_NUMBER, VR.US, Math.min(i + 1, labels.length));
            if (byInstance) {
                item(item(frame, DicomTags.DERIVATION_IMAGE_SEQUENCE), DicomTags.SOURCE_IMAGE_SEQUENCE)
                        .setString(DicomTags.REFERENCED_SOP_INSTANCE_UID, VR.UI, SmallStudy.uid(2 * i));
            } else {
                item(frame, DicomTags.PLANE_POSITION_SEQUENCE)
                        .setString(DicomTags.IMAGE_POSITION_PATIENT, VR.DS, "-5.01", "20", "" + (6.0 * i + 0.1));
            }
            frames.add(frame);
            for (int pixel = 20 + i; pixel < 25 + i; pixel++) {
                bits[(80 * i + pixel) / 8] |= (byte) (1 << (80 * i + pixel) % 8);
            }
        }
        return SmallStudy.pixels(seg, 8, 10, 1, bits);
    }

    private static Attributes item(Attributes parent, int tag) {
        Attributes item = new Attributes();
        parent.newSequence(tag, 1).add(item);
        return item;
    }

    private ReadResult read(DicomReadOptions options) throws IOException {
        return new DicomStudyReader(options).read(folder, Progress.NONE);
    }

    private static List<String> raters(ReadResult result) {
        return result.cases().get(0).masks().stream().map(RaterMask::rater).toList();
    }
}
