// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.dicom.DicomWriter;
import org.consilium.imaging.reader.SmallSegmentation.Grid;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;

/** Frames of DICOM SEG lie where their own geometry says, or are left out by name. */
class FrameGeometryTest extends FiveSlices {
    @Test
    void aSliceTakesTheNearestPlaneOfFinerFrames() throws IOException {
        images();
        // Every millimetre, where slices are 3 mm apart; none is drawn in the plane of slice 1.
        SmallSegmentation fine = new SmallSegmentation("A");
        for (int z : new int[] {1, 2, 4, 5, 6, 7, 8}) {
            fine.frame(FIRST.at(-5 - (z == 6 ? 0 : 1), 20, z));
        }
        fine.write(folder.resolve("a.dcm"));
        ReadResult result = read();
        assertEquals(on(2), MaskPicture.of(result));
        assertTrue(
                result.warnings().get(0).startsWith("6 of 7 frames of"),
                result.warnings().toString());
        assertTrue(
                result.warnings().get(0).endsWith("6 between slices"),
                result.warnings().toString());
    }

    @Test
    void coarserFramesStandForTheSlicesAroundThem() throws IOException {
        images();
        new SmallSegmentation("A").frame(FIRST.at(-5, 20, 6)).pitch(7).write(folder.resolve("a.dcm"));
        ReadResult result = read();
        assertEquals(List.of("", L, L, L, ""), MaskPicture.of(result));
        assertTrue(
                result.warnings().get(0).contains("nearest"), result.warnings().toString());
        // It names one image: it was drawn on that one.
        new SmallSegmentation("A")
                .frame(FIRST.at(-5, 20, 6), SmallStudy.uid(2))
                .pitch(7)
                .write(folder.resolve("a.dcm"));
        assertEquals(on(2), MaskPicture.of(read()));
        // Frames lie nearer to each other than the file says.
        new SmallSegmentation("A")
                .frame(FIRST.at(-5, 20, 6))
                .frame(FIRST.at(-5, 20, 9))
                .pitch(7)
                .write(folder.resolve("a.dcm"));
        assertEquals(List.of("", "", L, L, ""), MaskPicture.of(read()));
    }

    /** One may have been meant to take the place of the other. */
    @Test
    void twoFramesOfASegmentOnOneSliceAreUnitedAndSaid() throws IOException {
        images();
        new SmallSegmentation("A")
                .frame(1, Grid.ofSlice(2), SmallSegmentation.SHAPE, SmallStudy.uid(2))
                .frame(1, Grid.ofSlice(2), point -> false, SmallStudy.uid(2))
                .write(folder.resolve("a.dcm"));
        ReadResult result = read();
        assertEquals(on(2), MaskPicture.of(result));
        assertEquals(1, result.warnings().size(), result.warnings().toString());
        assertTrue(
                result.warnings().get(0).contains("several frames of segment 1"),
                result.warnings().toString());
    }

    @Test
    void whatLiesOnNoSliceIsLeftOutAndCounted() throws IOException {
        images();
        double c = Math.cos(0.2);
        double s = Math.sin(0.2);
        SmallSegmentation mixed = new SmallSegmentation("A")
                .frame(FIRST.at(-5, 20, 3))
                .frame(FIRST.at(-5, 20, 6).turned(c, 0, s, 0, 1, 0), SmallStudy.uid(2))
                .frame(FIRST.at(-5, 20, 6).turned(1, 0, 0, 0, 0, 1), SmallStudy.uid(2))
                .frame(FIRST.at(-5, 20, 7.4), SmallStudy.uid(2))
                .frame(FIRST.at(-5, 20, 60), SmallStudy.uid(2))
                .frame(FIRST.at(95, 20, 12), SmallStudy.uid(2));
        mixed.values(1, 8, 10, new byte[80]);
        mixed.write(folder.resolve("a.dcm"));
        ReadResult result = read();
        assertEquals(on(1), MaskPicture.of(result));
        String warning = result.warnings().get(0);
        assertTrue(warning.startsWith("6 of 7 frames of the segmentation"), warning);
        assertTrue(
                warning.endsWith(
                        "1 between slices, 2 outside of the images, 2 not parallel to the slices, 1 without a place"),
                warning);
    }

    @Test
    void severalNamedFramesOfOneImageAreNoPlace() throws IOException {
        Attributes enhanced = SmallStudy.slice(0);
        enhanced.remove(DicomTags.IMAGE_POSITION_PATIENT);
        enhanced.setString(DicomTags.NUMBER_OF_FRAMES, VR.IS, "3");
        enhanced.newSequence(DicomTags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, 3);
        for (int i = 0; i < 3; i++) {
            Attributes group = new Attributes();
            enhanced.getSequence(DicomTags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE).add(group);
            // Frames run downwards.
            SmallSegmentation.place(group, Grid.ofSlice(2 - i));
        }
        DicomWriter.write(folder.resolve("image.dcm"), SmallStudy.pixels(enhanced, 8, 10, 16, new byte[480]));
        SmallSegmentation seg = new SmallSegmentation("A")
                .frame(1, Grid.ofSlice(2), SmallSegmentation.SHAPE, SmallStudy.uid(0) + "#1,2,3");
        seg.write(folder.resolve("a.dcm"));
        assertEquals(List.of("", "", L), MaskPicture.of(read()));
        assertEquals(List.of(), read().warnings());
        // Without a place of its own, the one named frame is its place, and several are none.
        for (String frames : List.of("#3", "#1,2,3")) {
            SmallSegmentation bare = new SmallSegmentation("A");
            byte[] pixels = new byte[80];
            pixels[0] = 1;
            bare.values(1, 8, 10, pixels, SmallStudy.uid(0) + frames);
            bare.write(folder.resolve("a.dcm"));
            List<String> drawn = MaskPicture.of(read());
            assertEquals(
                    frames.equals("#3") ? List.of("#", "", "") : List.of("no rater", "no rater", "no rater"), drawn);
        }
    }

    @Test
    void imagesAtOnePlaceAreToldApartByName() throws IOException {
        images();
        Attributes second = SmallStudy.slice(2);
        second.setString(DicomTags.SOP_INSTANCE_UID, VR.UI, "2.25.99");
        second.setString(DicomTags.INSTANCE_NUMBER, VR.IS, "9");
        DicomWriter.write(folder.resolve("second.dcm"), second);
        for (String source : new String[] {"2.25.99", SmallStudy.uid(2), null}) {
            SmallSegmentation seg = new SmallSegmentation("A");
            String[] sources = source == null ? new String[0] : new String[] {source};
            seg.frame(Grid.ofSlice(2), sources).write(folder.resolve("a.dcm"));
            ReadResult result = read();
            List<String> wanted = source == null
                    ? List.of("", "", L, L, "", "")
                    : source.equals("2.25.99") ? List.of("", "", "", L, "", "") : List.of("", "", L, "", "", "");
            assertEquals(wanted, MaskPicture.of(result));
            assertEquals(
                    source == null,
                    result.warnings().stream().anyMatch(w -> w.contains("lies on several images at one place")),
                    result.warnings().toString());
        }
    }

    @Test
    void anotherFrameOfReferenceMustCoincide() throws IOException {
        images("2.25.300");
        for (String reference : List.of("2.25.300", "2.25.301")) {
            for (double shift : new double[] {0, 0.5, 0.15}) {
                SmallSegmentation seg = new SmallSegmentation("A").frame(FIRST.at(-5 + shift, 20, 6));
                seg.data().setString(DicomTags.FRAME_OF_REFERENCE_UID, VR.UI, reference);
                seg.write(folder.resolve("a.dcm"));
                ReadResult result = read();
                boolean foreign = reference.equals("2.25.301") && shift == 0.15;
                assertEquals(foreign, MaskPicture.of(result).contains("no rater"), reference + " " + shift);
                assertEquals(
                        foreign,
                        result.warnings().stream().anyMatch(w -> w.contains("in another frame of reference")),
                        result.warnings().toString());
            }
        }
        // It names nothing that is here: only the frame of reference tells.
        SmallSegmentation seg = new SmallSegmentation("A").frame(FIRST.at(-5, 20, 6), "2.25.404");
        seg.data().setString(DicomTags.FRAME_OF_REFERENCE_UID, VR.UI, "2.25.300");
        seg.data()
                .getNestedDataset(DicomTags.REFERENCED_SERIES_SEQUENCE)
                .setString(DicomTags.SERIES_INSTANCE_UID, VR.UI, "2.25.405");
        seg.write(folder.resolve("a.dcm"));
        assertEquals(on(2), MaskPicture.of(read()));
    }

    @Test
    void groupsMayBeSharedAndIncomplete() throws IOException {
        images();
        SmallSegmentation seg =
                new SmallSegmentation("A").frame(FIRST.at(-0.5, 34, 6).turned(-1, 0, 0, 0, -1, 0));
        Attributes group = seg.data().getNestedDataset(DicomTags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE);
        Attributes shared = SmallSegmentation.item(seg.data(), DicomTags.SHARED_FUNCTIONAL_GROUPS_SEQUENCE);
        SmallSegmentation.item(shared, DicomTags.PLANE_ORIENTATION_SEQUENCE)
                .setString(DicomTags.IMAGE_ORIENTATION_PATIENT, VR.DS, "-1", "0", "0", "0", "-1", "0");
        // The frame's own group is there, but empty.
        group.getNestedDataset(DicomTags.PLANE_ORIENTATION_SEQUENCE).remove(DicomTags.IMAGE_ORIENTATION_PATIENT);
        group.remove(DicomTags.PIXEL_MEASURES_SEQUENCE);
        seg.write(folder.resolve("a.dcm"));
        assertEquals(on(2), MaskPicture.of(read()));
    }

    @Test
    void whatCanNotBeIsRefused() throws IOException {
        images();
        refused("tiled", seg -> seg.data().setString(DicomTags.DIMENSION_ORGANIZATION_TYPE, VR.CS, "TILED_FULL"));
        refused("tiled", seg -> seg.data().setInt(DicomTags.TOTAL_PIXEL_MATRIX_COLUMNS, VR.UL, 10));
        refused("pixel spacing that is no size", seg -> measures(seg)
                .setString(DicomTags.PIXEL_SPACING, VR.DS, "2", "-0.5"));
        refused("no number", seg -> measures(seg).setString(DicomTags.PIXEL_SPACING, VR.DS, "2", "0.5mm"));
        refused("right angles", seg -> SmallSegmentation.place(group(seg), FIRST.turned(1, 0, 0, 0.6, 0.8, 0)));
        refused("right angles", seg -> SmallSegmentation.place(group(seg), FIRST.turned(2, 0, 0, 0, 1, 0)));
        refused("no number", seg -> seg.data().setString(DicomTags.NUMBER_OF_FRAMES, VR.IS, "1A"));
        refused("type SURFACE", seg -> seg.data().setString(DicomTags.SEGMENTATION_TYPE, VR.CS, "SURFACE"));
    }

    private static Attributes group(SmallSegmentation seg) {
        return seg.data().getNestedDataset(DicomTags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE);
    }

    private static Attributes measures(SmallSegmentation seg) {
        return group(seg).getNestedDataset(DicomTags.PIXEL_MEASURES_SEQUENCE);
    }

    private interface Change {
        void of(SmallSegmentation seg);
    }

    private void refused(String reason, Change change) throws IOException {
        SmallSegmentation seg = new SmallSegmentation("A").frame(FIRST.at(-5, 20, 6));
        change.of(seg);
        if (!seg.data().getString(DicomTags.SEGMENTATION_TYPE).equals("BINARY")) {
            seg.writeBytes(folder.resolve("a.dcm"), seg.data().getString(DicomTags.SEGMENTATION_TYPE));
        } else {
            seg.write(folder.resolve("a.dcm"));
        }
        ReadResult result = read();
        assertTrue(MaskPicture.of(result).contains("no rater"), reason);
        assertTrue(
                result.warnings().stream().anyMatch(w -> w.contains(reason)),
                result.warnings().toString());
    }

    @Test
    void framesOfNoSegmentAndPixelsOutsideAreNamed() throws IOException {
        images();
        new SmallSegmentation("A")
                .segment(2, "Lesion")
                .frame(FIRST.at(-5, 20, 6))
                .frame(7, FIRST.at(-5, 20, 9), SmallSegmentation.SHAPE)
                .write(folder.resolve("a.dcm"));
        assertTrue(
                readAll().warnings().stream()
                        .anyMatch(
                                w -> w.startsWith("1 frame of the segmentation") && w.contains("none of its segments")),
                readAll().warnings().toString());
        new SmallSegmentation("A")
                .frame(1, FIRST.at(-9, 20, 6).spaced(2, 0.5, 8, 30), point -> true)
                .write(folder.resolve("a.dcm"));
        assertTrue(
                read().warnings().stream().anyMatch(w -> w.contains("in part outside of the images")),
                read().warnings().toString());
    }
}
