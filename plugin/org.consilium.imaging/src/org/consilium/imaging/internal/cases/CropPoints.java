// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.cases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.consilium.imaging.internal.study.Slice;
import org.consilium.imaging.internal.study.Vectors;
import org.consilium.imaging.internal.study.Volume;
import org.consilium.imaging.model.Geometry;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.table.TableFile;

/** Points that crops are cut around, in patient coordinates (mm, LPS) by series. */
public final class CropPoints {
    private static final List<String> COLUMNS = List.of("series_uid", "x", "y", "z");

    private final Map<String, List<double[]>> bySeries = new HashMap<>();

    private CropPoints() {}

    /** No points: crops are cut elsewhere. */
    public static CropPoints none() {
        return new CropPoints();
    }

    /** Reads a table with the columns {@code series_uid}, {@code x}, {@code y} and {@code z}. */
    public static CropPoints read(String path) throws IOException {
        CropPoints points = new CropPoints();
        int line = 1;
        for (Map<String, String> row : TableFile.read(path, "table of points", COLUMNS)) {
            line++;
            double[] point = new double[3];
            for (int axis = 0; axis < 3; axis++) {
                point[axis] = number(row.get(COLUMNS.get(axis + 1)), line);
            }
            points.bySeries
                    .computeIfAbsent(row.get("series_uid"), uid -> new ArrayList<>())
                    .add(point);
        }
        return points;
    }

    private static double number(String text, int line) throws ImagingException {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new ImagingException(
                "row " + line + " of the table of points holds '" + text + "' where a number of millimetres must be");
    }

    /** Whether there is a point in a series. */
    public boolean in(Volume volume) {
        return bySeries.containsKey(volume.seriesUid());
    }

    /**
     * The pixels nearest to the points of a volume, by slice: one set with one pixel a point.
     *
     * @throws ImagingException where a point lies outside of the volume
     */
    SortedMap<Integer, List<BitSet>> pixels(Volume volume) throws ImagingException {
        SortedMap<Integer, List<BitSet>> pixels = new TreeMap<>();
        for (double[] point : bySeries.getOrDefault(volume.seriesUid(), List.of())) {
            if (!volume.positioned()) {
                throw new ImagingException("its slices don't say where they lie, so no point can be found on them");
            }
            int nearest = nearest(volume, point);
            BitSet pixel = new BitSet();
            pixel.set(pixel(volume, volume.slices().get(nearest).geometry(), point));
            pixels.computeIfAbsent(nearest, slice -> new ArrayList<>()).add(pixel);
        }
        return pixels;
    }

    private static int nearest(Volume volume, double[] point) throws ImagingException {
        List<Slice> slices = volume.slices();
        int nearest = 0;
        for (int i = 1; i < slices.size(); i++) {
            if (distance(slices.get(i), point) < distance(slices.get(nearest), point)) {
                nearest = i;
            }
        }
        double[] step = volume.step();
        double half = Math.sqrt(Vectors.dot(step, step)) / 2;
        double limit = Double.isFinite(half) && half > 0 ? half * 1.001 : 1;
        if (distance(slices.get(nearest), point) > limit) {
            throw outside(point);
        }
        return nearest;
    }

    private static double distance(Slice slice, double[] point) {
        Geometry plane = slice.geometry();
        return Math.abs(Vectors.dot(from(plane, point), Vectors.normal(plane.orientation())));
    }

    private static int pixel(Volume volume, Geometry plane, double[] point) throws ImagingException {
        double[] offset = from(plane, point);
        double[] o = plane.orientation();
        double right = Vectors.dot(offset, new double[] {o[0], o[1], o[2]});
        double down = Vectors.dot(offset, new double[] {o[3], o[4], o[5]});
        long column = Math.round(right / plane.columnSpacing());
        long row = Math.round(down / plane.rowSpacing());
        if (row < 0 || row >= volume.rows() || column < 0 || column >= volume.columns()) {
            throw outside(point);
        }
        return (int) (row * volume.columns() + column);
    }

    private static double[] from(Geometry plane, double[] point) {
        double[] position = plane.position();
        return new double[] {point[0] - position[0], point[1] - position[1], point[2] - position[2]};
    }

    private static ImagingException outside(double[] point) {
        return new ImagingException("the point " + point[0] + ", " + point[1] + ", " + point[2]
                + " of the table of points lies outside of it; give patient coordinates in mm (LPS)");
    }
}
