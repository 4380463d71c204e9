// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.dicom.DicomWriter;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.VR;

/**
 * A DICOM SEG for {@link SmallStudy} whose frames have grids of their own. What is drawn is a shape in space, so that the
 * right mask is the shape on the slice, whatever the frame.
 */
final class SmallSegmentation {
    /** An L, which tells all ways to turn and mirror it apart: rows 2 to 6, columns 3 to 7 of every slice. */
    static final Predicate<double[]> SHAPE = point -> {
        double column = (point[0] + 5) / 0.5;
        double row = (point[1] - 20) / 2;
        return row > 1.5 && row < 4.5 && column > 2.5 && column < 7.5
                || row > 4.4 && row < 6.5 && column > 2.5 && column < 3.5;
    };

    /** The place of the pixels of a frame: centre of the first one, directions of row and column, distance of rows and of columns. */
    record Grid(double[] position, double[] orientation, double[] spacing, int rows, int columns) {
        /** The pixels of a slice. */
        static Grid ofSlice(int slice) {
            return new Grid(
                    new double[] {-5, 20, 3 * slice}, new double[] {1, 0, 0, 0, 1, 0}, new double[] {2, 0.5}, 8, 10);
        }

        Grid at(double x, double y, double z) {
            return new Grid(new double[] {x, y, z}, orientation, spacing, rows, columns);
        }

        Grid turned(double... directions) {
            return new Grid(position, directions, spacing, rows, columns);
        }

        Grid spaced(double row, double column, int newRows, int newColumns) {
            return new Grid(position, orientation, new double[] {row, column}, newRows, newColumns);
        }

        double[] point(int row, int column) {
            double[] point = new double[3];
            for (int axis = 0; axis < 3; axis++) {
                point[axis] = position[axis]
                        + column * spacing[1] * orientation[axis]
                        + row * spacing[0] * orientation[3 + axis];
            }
            return point;
        }
    }

    private final Attributes data = new Attributes();
    private final Sequence groups = data.newSequence(DicomTags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, 4);
    private final List<byte[]> frames = new ArrayList<>();
    private int rows = 8;
    private int columns = 10;

    SmallSegmentation(String creator) {
        data.setString(DicomTags.SOP_CLASS_UID, VR.UI, "1.2.840.10008.5.1.4.1.1.66.4");
        data.setString(DicomTags.SOP_INSTANCE_UID, VR.UI, "2.25.5" + Math.abs(creator.hashCode()));
        data.setString(DicomTags.SERIES_INSTANCE_UID, VR.UI, "2.25.6" + Math.abs(creator.hashCode()));
        data.setString(DicomTags.MODALITY, VR.CS, "SEG");
        data.setString(DicomTags.SEGMENTATION_TYPE, VR.CS, "BINARY");
        data.setString(DicomTags.CONTENT_CREATOR_NAME, VR.PN, creator);
        item(data, DicomTags.REFERENCED_SERIES_SEQUENCE)
                .setString(DicomTags.SERIES_INSTANCE_UID, VR.UI, SmallStudy.SERIES);
        data.newSequence(DicomTags.SEGMENT_SEQUENCE, 2);
        segment(1, "Lesion");
    }

    /** The data set, for what this class has no word for. */
    Attributes data() {
        return data;
    }

    SmallSegmentation segment(int number, String label) {
        Attributes segment = new Attributes();
        segment.setInt(DicomTags.SEGMENT_NUMBER, VR.US, number);
        segment.setString(DicomTags.SEGMENT_LABEL, VR.LO, label);
        data.getSequence(DicomTags.SEGMENT_SEQUENCE).add(segment);
        return this;
    }

    /** Draws {@link #SHAPE} on a frame of segment 1 that names images by UID. */
    SmallSegmentation frame(Grid grid, String... sources) {
        return frame(1, grid, SHAPE, sources);
    }

    /** Draws a shape on a frame that names images by UID, or by UID and frames as in {@code 2.25.1#2,3}. */
    SmallSegmentation frame(int segment, Grid grid, Predicate<double[]> shape, String... sources) {
        byte[] pixels = new byte[grid.rows * grid.columns];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (shape.test(grid.point(i / grid.columns, i % grid.columns)) ? 1 : 0);
        }
        Attributes group = values(segment, grid.rows, grid.columns, pixels, sources);
        place(group, grid);
        return this;
    }

    /** A frame that doesn't say where it lies. */
    Attributes values(int segment, int height, int width, byte[] pixels, String... sources) {
        rows = height;
        columns = width;
        frames.add(pixels);
        Attributes group = new Attributes();
        groups.add(group);
        item(group, DicomTags.SEGMENT_IDENTIFICATION_SEQUENCE)
                .setInt(DicomTags.REFERENCED_SEGMENT_NUMBER, VR.US, segment);
        if (sources.length > 0) {
            Sequence images = item(group, DicomTags.DERIVATION_IMAGE_SEQUENCE)
                    .newSequence(DicomTags.SOURCE_IMAGE_SEQUENCE, sources.length);
            for (String source : sources) {
                images.add(reference(source));
            }
        }
        return group;
    }

    static Attributes reference(String source) {
        String[] parts = source.split("#");
        Attributes image = new Attributes();
        image.setString(DicomTags.REFERENCED_SOP_INSTANCE_UID, VR.UI, parts[0]);
        if (parts.length > 1) {
            image.setString(DicomTags.REFERENCED_FRAME_NUMBER, VR.IS, parts[1].split(","));
        }
        return image;
    }

    static void place(Attributes group, Grid grid) {
        item(group, DicomTags.PLANE_POSITION_SEQUENCE)
                .setString(DicomTags.IMAGE_POSITION_PATIENT, VR.DS, texts(grid.position));
        item(group, DicomTags.PLANE_ORIENTATION_SEQUENCE)
                .setString(DicomTags.IMAGE_ORIENTATION_PATIENT, VR.DS, texts(grid.orientation));
        item(group, DicomTags.PIXEL_MEASURES_SEQUENCE).setString(DicomTags.PIXEL_SPACING, VR.DS, texts(grid.spacing));
    }

    /** Says how far the planes lie apart. */
    SmallSegmentation pitch(double distance) {
        groups.forEach(group -> group.getNestedDataset(DicomTags.PIXEL_MEASURES_SEQUENCE)
                .setString(DicomTags.SPACING_BETWEEN_SLICES, VR.DS, Double.toString(distance)));
        return this;
    }

    static String[] texts(double... values) {
        return Arrays.stream(values).mapToObj(Double::toString).toArray(String[]::new);
    }

    static Attributes item(Attributes parent, int tag) {
        Attributes item = new Attributes();
        parent.newSequence(tag, 1).add(item);
        return item;
    }

    /** Writes frames of bits. */
    void write(Path file) throws IOException {
        int pixels = rows * columns;
        byte[] bits = new byte[(frames.size() * pixels + 7) / 8];
        for (int i = 0; i < frames.size() * pixels; i++) {
            bits[i / 8] |= (byte) (frames.get(i / pixels)[i % pixels] << i % 8);
        }
        write(file, 1, bits);
    }

    /** Writes frames of bytes. */
    void writeBytes(Path file, String type) throws IOException {
        byte[] all = new byte[frames.size() * rows * columns];
        for (int i = 0; i < frames.size(); i++) {
            System.arraycopy(frames.get(i), 0, all, i * rows * columns, rows * columns);
        }
        data.setString(DicomTags.SEGMENTATION_TYPE, VR.CS, type);
        write(file, 8, all);
    }

    private void write(Path file, int bits, byte[] pixels) throws IOException {
        if (!data.contains(DicomTags.NUMBER_OF_FRAMES)) {
            data.setString(DicomTags.NUMBER_OF_FRAMES, VR.IS, Integer.toString(frames.size()));
        }
        DicomWriter.write(file, SmallStudy.pixels(data, rows, columns, bits, pixels));
    }
}
