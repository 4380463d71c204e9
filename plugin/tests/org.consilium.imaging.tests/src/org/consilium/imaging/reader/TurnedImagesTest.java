// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.consilium.ground.Progress;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.dicom.DicomWriter;
import org.consilium.imaging.reader.SmallSegmentation.Grid;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Contours and frames without the names of images, on series that are turned, mirrored, oblique, sheared by a tilted gantry
 * or frames of one file: drawn on the pixels whose places they have.
 */
class TurnedImagesTest {
    private static final String DRAWN = "/..####/..####/..#";

    /** Columns and rows of an L around centres of pixels. */
    private static final double[] L = {1.5, 0.5, 5.5, 0.5, 5.5, 2.5, 2.5, 2.5, 2.5, 3.5, 1.5, 3.5};

    @TempDir
    Path folder;

    /** The middle slice's place: directions, and the shift from slice to slice along rows and columns, in mm. */
    private record Turned(double[] right, double[] down, double shear) {
        static Turned of(String directions, double shear) {
            String[] parts = directions.split(" ");
            double[] six = IntStream.range(0, 6)
                    .mapToDouble(i -> Double.parseDouble(parts[i]))
                    .toArray();
            return new Turned(unit(six[0], six[1], six[2]), unit(six[3], six[4], six[5]), shear);
        }

        private static double[] unit(double x, double y, double z) {
            double length = Math.sqrt(x * x + y * y + z * z);
            return new double[] {x / length, y / length, z / length};
        }

        double[] point(double slice, double row, double column) {
            double[] normal = {
                right[1] * down[2] - right[2] * down[1],
                right[2] * down[0] - right[0] * down[2],
                right[0] * down[1] - right[1] * down[0]
            };
            double[] point = new double[3];
            for (int axis = 0; axis < 3; axis++) {
                point[axis] = 7
                        + axis
                        + 0.5 * column * right[axis]
                        + (2 * row + shear * slice) * down[axis]
                        + 3 * slice * normal[axis];
            }
            return point;
        }

        double[] orientation() {
            return new double[] {right[0], right[1], right[2], down[0], down[1], down[2]};
        }

        Grid grid(int slice) {
            return new Grid(point(slice, 0, 0), orientation(), new double[] {2, 0.5}, 8, 10);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1 0 0 0 1 0,0", "-1 0 0 0 1 0,0", "1 0 0 0 -1 0,0", "-1 0 0 0 -1 0,0", "0 1 0 1 0 0,0", "0 1 0 0 0 -1,0",
        "1 0 0 0 0 -1,0", "0 -1 0 0 0 1,0", "3 4 0 -4 3 0,0", "2 -1 2 1 -2 -2,0", "6 2 3 -2 -3 6,0", "1 0 0 0 1 0,0.8",
        "0 1 0 0 0 -1,-0.8", "2 -1 2 1 -2 -2,0.5"
    })
    void contoursAndFramesLieOnTheirPixels(String directions, double shear) throws IOException {
        Turned turned = Turned.of(directions, shear);
        images(turned);
        SmallContours set = new SmallContours(false).frameOfReference("2.25.88");
        set.add("CLOSED_PLANAR", corners(turned, 1));
        set.write(folder.resolve("plan.dcm"));
        assertDrawn();
        Files.delete(folder.resolve("plan.dcm"));
        segmentation(turned);
        assertDrawn();
    }

    /** Frames of one file have places of their own, in whatever order. */
    @ParameterizedTest
    @CsvSource({"1 0 0 0 1 0", "-1 0 0 0 1 0", "0 1 0 0 0 -1", "2 -1 2 1 -2 -2"})
    void soTheyDoOnFramesOfOneFile(String directions) throws IOException {
        Turned turned = Turned.of(directions, 0);
        enhanced(turned, 2, 0, 1);
        SmallContours set = new SmallContours(false).frameOfReference("2.25.88");
        set.add("CLOSED_PLANAR", corners(turned, 1));
        set.write(folder.resolve("plan.dcm"));
        assertDrawn();
        Files.delete(folder.resolve("plan.dcm"));
        segmentation(turned);
        assertDrawn();
    }

    private void assertDrawn() throws IOException {
        ReadResult result = new DicomStudyReader(FiveSlices.WHOLE).read(folder, Progress.NONE);
        assertEquals(List.of("", DRAWN, ""), MaskPicture.of(result));
        assertTrue(
                result.warnings().stream().allMatch(text -> text.contains("series-gantry-tilt")),
                result.warnings().toString());
    }

    private static double[] corners(Turned turned, int slice) {
        double[] points = new double[L.length / 2 * 3];
        for (int i = 0; i < L.length / 2; i++) {
            System.arraycopy(turned.point(slice, L[2 * i + 1], L[2 * i]), 0, points, 3 * i, 3);
        }
        // As decimal strings round them.
        return Arrays.stream(points).map(value -> Math.rint(value * 1e4) / 1e4).toArray();
    }

    private void segmentation(Turned turned) throws IOException {
        byte[] pixels = new byte[80];
        for (int i : new int[] {12, 13, 14, 15, 22, 23, 24, 25, 32}) {
            pixels[i] = 1;
        }
        SmallSegmentation own = new SmallSegmentation("A");
        own.data().remove(DicomTags.REFERENCED_SERIES_SEQUENCE);
        own.data().setString(DicomTags.FRAME_OF_REFERENCE_UID, VR.UI, "2.25.88");
        SmallSegmentation.place(own.values(1, 8, 10, pixels), turned.grid(1));
        own.write(folder.resolve("seg.dcm"));
    }

    private void images(Turned turned) throws IOException {
        for (int slice = 0; slice < 3; slice++) {
            Attributes image = SmallStudy.slice(slice);
            image.setString(DicomTags.FRAME_OF_REFERENCE_UID, VR.UI, "2.25.88");
            image.setString(
                    DicomTags.IMAGE_POSITION_PATIENT, VR.DS, SmallSegmentation.texts(turned.point(slice, 0, 0)));
            image.setString(DicomTags.IMAGE_ORIENTATION_PATIENT, VR.DS, SmallSegmentation.texts(turned.orientation()));
            DicomWriter.write(folder.resolve("image" + (9 - slice) + ".dcm"), image);
        }
    }

    private void enhanced(Turned turned, int... order) throws IOException {
        Attributes image = SmallStudy.slice(0);
        image.setString(DicomTags.SOP_CLASS_UID, VR.UI, "1.2.840.10008.5.1.4.1.1.2.1");
        image.setString(DicomTags.FRAME_OF_REFERENCE_UID, VR.UI, "2.25.88");
        for (int tag : new int[] {
            DicomTags.IMAGE_POSITION_PATIENT, DicomTags.IMAGE_ORIENTATION_PATIENT, DicomTags.PIXEL_SPACING
        }) {
            image.remove(tag);
        }
        Sequence groups = image.newSequence(DicomTags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, 3);
        for (int slice : order) {
            Attributes group = new Attributes();
            groups.add(group);
            SmallSegmentation.place(group, turned.grid(slice));
        }
        image.setString(DicomTags.NUMBER_OF_FRAMES, VR.IS, "3");
        SmallStudy.pixels(image, 8, 10, 16, new byte[480]);
        DicomWriter.write(folder.resolve("enhanced.dcm"), image);
    }
}
