// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.consilium.ground.Count;
import org.consilium.imaging.model.Geometry;

/** Finds what is wrong with the slices of a volume. */
public final class VolumeChecks {
    /** Slices closer than this, in mm, lie at one place. */
    static final double SAME_PLACE = 0.01;

    /** A distance may differ from the median by this share, and by {@link #SAME_PLACE} times 5. */
    private static final double SPACING_SHARE = 0.05;

    /** Pixels may differ in size by this share: half a pixel over 500. */
    private static final double PIXEL_SHARE = 0.001;

    /** Sideways shift a slice, as a share of the distance: half a degree. */
    private static final double TILT = Math.tan(Math.toRadians(0.5));

    private VolumeChecks() {}

    /** The flaws of a volume, each in words. */
    public static Map<VolumeFlaw, String> flaws(Volume volume, int minimumSlices) {
        Map<VolumeFlaw, String> flaws = new EnumMap<>(VolumeFlaw.class);
        List<Slice> slices = volume.slices();
        if (slices.size() > 1 && slices.size() < minimumSlices) {
            flaws.put(
                    VolumeFlaw.TOO_FEW_SLICES,
                    "it has " + Count.of(slices.size(), "slice") + ", a volume needs at least " + minimumSlices);
        }
        if (slices.stream()
                .anyMatch(s -> !sameSpacing(s.geometry(), slices.get(0).geometry()))) {
            flaws.put(VolumeFlaw.MIXED_PIXEL_SPACING, "the pixel spacing changes from slice to slice");
        }
        if (slices.stream().anyMatch(s -> !placed(s.geometry()))) {
            return flaws;
        }
        if (!volume.positioned()) {
            flaws.put(VolumeFlaw.MIXED_ORIENTATION, "its slices have different orientations");
            return flaws;
        }
        double[] depths = depths(slices);
        double[] gaps = new double[Math.max(0, depths.length - 1)];
        int same = 0;
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = depths[i + 1] - depths[i];
            same += gaps[i] < SAME_PLACE ? 1 : 0;
        }
        if (same > 0) {
            flaws.put(VolumeFlaw.DUPLICATE_POSITIONS, same + " of its slices lie at the place of another one");
        }
        double median = median(gaps);
        long odd = Arrays.stream(gaps)
                .filter(gap -> gap >= SAME_PLACE && irregular(gap, median))
                .count();
        if (odd > 0) {
            double widest = Arrays.stream(gaps).max().orElse(0);
            flaws.put(
                    VolumeFlaw.IRREGULAR_SPACING,
                    String.format(
                            Locale.ROOT,
                            "its slices are %.3g mm apart, but %d distances differ, up to %.4g mm; slices may be missing",
                            median,
                            odd,
                            widest));
        }
        double angle = tilt(slices);
        if (angle > TILT) {
            flaws.put(
                    VolumeFlaw.GANTRY_TILT,
                    String.format(
                            Locale.ROOT,
                            "its slices are shifted sideways by %.1f degrees, as a tilted gantry leaves them",
                            Math.toDegrees(Math.atan(angle))));
        }
        return flaws;
    }

    /** Whether two slices have pixels of one size, as far as headers round; not known is a size of its own. */
    static boolean sameSpacing(Geometry a, Geometry b) {
        return near(a.rowSpacing(), b.rowSpacing()) && near(a.columnSpacing(), b.columnSpacing());
    }

    private static boolean near(double a, double b) {
        return Double.isNaN(a) || Double.isNaN(b)
                ? Double.isNaN(a) == Double.isNaN(b)
                : Math.abs(a - b) <= PIXEL_SHARE * Math.max(a, b);
    }

    static boolean irregular(double gap, double median) {
        return Math.abs(gap - median) > Math.max(5 * SAME_PLACE, SPACING_SHARE * median);
    }

    /** Positions along the normal of the first slice, mm. */
    public static double[] depths(List<Slice> slices) {
        double[] normal = Vectors.normal(slices.get(0).geometry().orientation());
        return slices.stream()
                .mapToDouble(s -> Vectors.dot(s.geometry().position(), normal))
                .toArray();
    }

    /** Median of the distances that aren't 0. */
    static double median(double[] gaps) {
        double[] sorted =
                Arrays.stream(gaps).filter(gap -> gap >= SAME_PLACE).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    static boolean placed(Geometry geometry) {
        return Vectors.finite(geometry.position())
                && Vectors.finite(geometry.orientation())
                && Vectors.finite(Vectors.normal(geometry.orientation()));
    }

    /** Largest sideways shift between neighbours that are apart, divided by their distance. */
    private static double tilt(List<Slice> slices) {
        double[] normal = Vectors.normal(slices.get(0).geometry().orientation());
        List<Double> shares = new ArrayList<>();
        for (int i = 1; i < slices.size(); i++) {
            double[] before = slices.get(i - 1).geometry().position();
            double[] here = slices.get(i).geometry().position();
            double[] offset = {here[0] - before[0], here[1] - before[1], here[2] - before[2]};
            double depth = Vectors.dot(offset, normal);
            double sideways = Math.sqrt(Math.max(0, Vectors.dot(offset, offset) - depth * depth));
            if (depth >= SAME_PLACE) {
                shares.add(sideways / depth);
            }
        }
        return shares.stream().mapToDouble(v -> v).max().orElse(0);
    }
}
