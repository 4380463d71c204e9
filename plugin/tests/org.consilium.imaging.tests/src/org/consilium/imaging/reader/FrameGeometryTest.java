// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.consilium.ground.Progress;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.dicom.DicomWriter;
import org.consilium.imaging.reader.SmallSegmentation.Grid;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.study.SliceSelection;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames of DICOM SEG lie where their own geometry says, on a series of five slices of 8 rows and 10 columns. */
class FrameGeometryTest {
    private static final DicomReadOptions WHOLE =
            DicomReadOptions.defaults().withCropSize(0).withSlices(SliceSelection.ALL);
    private static final String L = MaskPicture.L;
    private static final Grid FIRST = Grid.ofSlice(0);

    @TempDir
    Path folder;

    /** Grids that coincide with that of the slices after turning, mirroring and shifting. */
    private static Map<String, Grid> coinciding() {
        Map<String, Grid> grids = new LinkedHashMap<>();
        grids.put("the same", FIRST);
        grids.put("turned by half", FIRST.at(-0.5, 34, 0).turned(-1, 0, 0, 0, -1, 0));
        grids.put("columns mirrored", FIRST.at(-0.5, 20, 0).turned(-1, 0, 0, 0, 1, 0));
        grids.put("rows mirrored", FIRST.at(-5, 34, 0).turned(1, 0, 0, 0, -1, 0));
        grids.put("rows and columns swapped", FIRST.turned(0, 1, 0, 1, 0, 0).spaced(0.5, 2, 10, 8));
        grids.put(
                "a quarter turn to the right",
                FIRST.at(-5, 34, 0).turned(0, -1, 0, 1, 0, 0).spaced(0.5, 2, 10, 8));
        grids.put(
                "a quarter turn to the left",
                FIRST.at(-0.5, 20, 0).turned(0, 1, 0, -1, 0, 0).spaced(0.5, 2, 10, 8));
        grids.put("larger on all sides", FIRST.at(-6.5, 16, 0).spaced(2, 0.5, 13, 16));
        grids.put("a part", FIRST.at(-4, 22, 0).spaced(2, 0.5, 7, 7));
        grids.put("numbers rounded", FIRST.at(-5.004, 20.01, 0.1).spaced(2.001, 0.5002, 8, 10));
        return grids;
    }

    static Stream<String> names() {
        return coinciding().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void coincidingGridsAreCopied(String name) throws IOException {
        images();
        Grid grid = coinciding().get(name);
        for (int slice : List.of(1, 3)) {
            // Whatever it names, or nothing: its place decides.
            for (String[] sources : new String[][] {{}, {SmallStudy.uid(slice)}, {SmallStudy.uid(4)}, all()}) {
                double[] at = grid.position();
                new SmallSegmentation("A")
                        .frame(grid.at(at[0], at[1], at[2] + 3 * slice), sources)
                        .write(folder.resolve("a.dcm"));
                ReadResult result = read();
                assertEquals(on(slice), MaskPicture.of(result));
                boolean wrong = sources.length == 1 && !sources[0].equals(SmallStudy.uid(slice));
                assertEquals(
                        wrong ? 1 : 0,
                        result.warnings().size(),
                        result.warnings().toString());
                assertTrue(!wrong || result.warnings().get(0).contains("names another image"));
            }
        }
    }

    /** Grids that differ: the shape is on the pixels whose centres it holds. */
    private static Map<String, Grid> differing() {
        Map<String, Grid> grids = new LinkedHashMap<>();
        grids.put("twice as fine, from the same centre", FIRST.spaced(1, 0.25, 16, 20));
        grids.put("twice as fine, from the same edge", FIRST.at(-5.125, 19.5, 0).spaced(1, 0.25, 16, 20));
        grids.put("three times as fine", FIRST.spaced(2 / 3.0, 0.5 / 3, 24, 30));
        grids.put("rows alone finer", FIRST.spaced(0.5, 0.5, 32, 10));
        grids.put("shifted by a third", FIRST.at(-5.15, 20.6, 0));
        double c = Math.cos(0.5);
        double s = Math.sin(0.5);
        grids.put(
                "turned by 29 degrees",
                FIRST.at(-5 - 4, 20 + 2, 0).turned(c, -s, 0, s, c, 0).spaced(0.05, 0.05, 420, 400));
        return grids;
    }

    static Stream<String> others() {
        return differing().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("others")
    void differingGridsAreResampledWithAWord(String name) throws IOException {
        images();
        Grid grid = differing().get(name);
        double[] at = grid.position();
        new SmallSegmentation("A")
                .frame(grid.at(at[0], at[1], 6), SmallStudy.uid(2))
                .write(folder.resolve("a.dcm"));
        ReadResult result = read();
        assertEquals(on(2), MaskPicture.of(result), name);
        assertEquals(1, result.warnings().size(), result.warnings().toString());
        assertTrue(result.warnings().get(0).contains("each pixel of an image takes the nearest one"));
    }

    /** Pixels in the middle between two of the frame: nothing moves to one side. */
    @Test
    void tiesMoveNothing() throws IOException {
        images();
        for (Grid grid : List.of(
                FIRST.at(-5.25, 20, 6).spaced(2, 0.5, 8, 11),
                FIRST.at(-4.75, 20, 6),
                FIRST.at(-5.125, 20, 6).spaced(2, 0.25, 8, 20))) {
            // A bar whose edges lie between the pixels of the frame.
            new SmallSegmentation("A")
                    .frame(1, grid, point -> point[0] > -3.63 && point[0] < -1.37)
                    .write(folder.resolve("a.dcm"));
            String row = MaskPicture.of(read()).get(2).split("/")[0];
            assertEquals(5, (row.indexOf('#') + row.lastIndexOf('#')) / 2.0, 0.1, row + " " + grid.columns());
        }
    }

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

    private void images() throws IOException {
        images("");
    }

    private void images(String frameOfReference) throws IOException {
        for (int slice = 0; slice < 5; slice++) {
            Attributes image = SmallStudy.slice(slice);
            if (!frameOfReference.isEmpty()) {
                image.setString(DicomTags.FRAME_OF_REFERENCE_UID, VR.UI, frameOfReference);
            }
            DicomWriter.write(folder.resolve("image" + slice + ".dcm"), image);
        }
    }

    private static String[] all() {
        return Stream.of(0, 1, 2, 3, 4).map(SmallStudy::uid).toArray(String[]::new);
    }

    private static List<String> on(int slice) {
        return Stream.of(0, 1, 2, 3, 4).map(i -> i == slice ? L : "").toList();
    }

    private ReadResult read() throws IOException {
        return new DicomStudyReader(WHOLE).read(folder, Progress.NONE);
    }

    private ReadResult readAll() throws IOException {
        return new DicomStudyReader(WHOLE.withAnnotations(WHOLE.annotations().withStructure("*")))
                .read(folder, Progress.NONE);
    }
}
