// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.DoubleStream;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.dicom.DicomWriter;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;

/**
 * A tilted series of a field that grows linearly in space.
 *
 * @param uid of the series
 * @param name its description
 * @param corner centre of its first pixel, mm
 * @param across along a row
 * @param down along a column
 * @param spacing between rows, columns and slices, mm
 * @param level that is added to the field
 */
record TiltedSeries(
        String uid,
        String name,
        double[] corner,
        double[] across,
        double[] down,
        int rows,
        int columns,
        double[] spacing,
        int level) {
    /** Along a row, along a column and across the slices: at right angles, none along an axis. */
    static final double[] ACROSS = {2 / 3.0, -1 / 3.0, 2 / 3.0};

    static final double[] DOWN = {1 / 3.0, -2 / 3.0, -2 / 3.0};
    static final double[] NORMAL = {2 / 3.0, 2 / 3.0, -1 / 3.0};
    /** Stored values are hundredths. */
    static final double STEP = 0.01;

    /** The field at a point. */
    static double field(double[] point) {
        return 200 + 0.9 * point[0] - 1.3 * point[1] + 0.7 * point[2];
    }

    static double[] moved(double[] point, double across, double down) {
        return sum(sum(point, scaled(ACROSS, across)), scaled(DOWN, down));
    }

    static double[] sum(double[] a, double[] b) {
        return new double[] {a[0] + b[0], a[1] + b[1], a[2] + b[2]};
    }

    static double[] scaled(double[] direction, double length) {
        return DoubleStream.of(direction).map(x -> x * length).toArray();
    }

    /** Writes a slice; slices follow each other along the normal. */
    void write(Path folder, int slice) throws IOException {
        double[] position = sum(corner, scaled(NORMAL, slice * spacing[2]));
        byte[] pixels = new byte[2 * rows * columns];
        for (int i = 0; i < rows * columns; i++) {
            double[] right = scaled(across, i % columns * spacing[1]);
            double[] below = scaled(down, i / columns * spacing[0]);
            int stored = (int) Math.round(field(sum(position, sum(right, below))) / STEP);
            pixels[2 * i] = (byte) stored;
            pixels[2 * i + 1] = (byte) (stored >> 8);
        }
        Attributes image = SmallStudy.slice(slice);
        SmallStudy.pixels(image, rows, columns, 16, pixels);
        image.setString(DicomTags.SERIES_INSTANCE_UID, VR.UI, uid);
        image.setString(DicomTags.SOP_INSTANCE_UID, VR.UI, uid + "." + (slice + 1));
        image.setString(DicomTags.SERIES_DESCRIPTION, VR.LO, name);
        image.setString(DicomTags.FRAME_OF_REFERENCE_UID, VR.UI, "2.25.5");
        image.setDouble(DicomTags.IMAGE_POSITION_PATIENT, VR.DS, position);
        image.setDouble(
                DicomTags.IMAGE_ORIENTATION_PATIENT, VR.DS, across[0], across[1], across[2], down[0], down[1], down[2]);
        image.setDouble(DicomTags.PIXEL_SPACING, VR.DS, spacing[0], spacing[1]);
        image.setDouble(DicomTags.SLICE_THICKNESS, VR.DS, spacing[2]);
        image.setDouble(DicomTags.RESCALE_SLOPE, VR.DS, STEP);
        image.setDouble(DicomTags.RESCALE_INTERCEPT, VR.DS, level);
        DicomWriter.write(folder.resolve(name + slice + ".dcm"), image);
    }
}
