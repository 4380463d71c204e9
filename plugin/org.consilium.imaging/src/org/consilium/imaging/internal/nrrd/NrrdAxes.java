// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.nrrd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consilium.imaging.internal.voxels.VoxelGrid;
import org.consilium.imaging.model.ImagingException;

/**
 * Which axes of a NRRD are x, y and z, and where they point.
 *
 * @param space the axes x, y, z; fewer for images
 * @param channel the axis of the channels; -1 without one
 * @param grid where the voxels lie
 */
record NrrdAxes(int[] space, int channel, VoxelGrid grid) {
    private static final Pattern UNIT = Pattern.compile("\"([^\"]*)\"|[^\\s\"]+");
    private static final Set<String> IN_SPACE = Set.of("domain", "space", "???", "none");

    static NrrdAxes of(NrrdHeader header, int[] sizes) throws ImagingException {
        List<String> directions = header.words("spacedirections", sizes.length);
        List<String> kinds = header.words("kinds", sizes.length);
        List<Integer> space = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        for (int axis = 0; axis < sizes.length; axis++) {
            boolean inSpace = !directions.isEmpty()
                    ? !directions.get(axis).equals("none")
                    : kinds.isEmpty() || IN_SPACE.contains(kinds.get(axis).toLowerCase(Locale.ROOT));
            (inSpace ? space : others).add(axis);
        }
        // Without any word on it, the last of four axes is the one that isn't space.
        if (others.isEmpty() && space.size() == 4) {
            others.add(space.remove(3));
        }
        others.removeIf(axis -> sizes[axis] == 1 && others.size() > 1);
        if (space.isEmpty() || space.size() > 3 || others.size() > 1) {
            throw new ImagingException("a NRRD of " + sizes.length + " dimensions with " + space.size()
                    + " axes in space is not supported; save volumes of two or three, and at most one for channels");
        }
        int[] axes = space.stream().mapToInt(Integer::intValue).toArray();
        return new NrrdAxes(axes, others.isEmpty() ? -1 : others.get(0), grid(header, sizes, directions, axes));
    }

    private static VoxelGrid grid(NrrdHeader header, int[] sizes, List<String> directions, int[] axes)
            throws ImagingException {
        double[] signs = signs(header.get("space"));
        double[] mm = units(header.get("spaceunits"));
        if (directions.isEmpty() || axes.length < 2) {
            return spaced(header, sizes, axes);
        }
        double[][] steps = new double[3][];
        for (int i = 0; i < axes.length; i++) {
            steps[i] = vector(directions.get(axes[i]), signs, mm);
        }
        if (axes.length == 2) {
            steps[2] = steps[0].length == 3 && steps[1].length == 3 ? cross(steps[0], steps[1]) : new double[3];
        }
        String origin = header.get("spaceorigin");
        double[] first = origin.isEmpty() ? new double[0] : vector(origin, signs, mm);
        boolean inSpace =
                signs.length == 3 && first.length == 3 && Arrays.stream(steps).allMatch(s -> s.length == 3);
        if (inSpace && VoxelGrid.of(first, steps).placed()) {
            return VoxelGrid.of(first, steps);
        }
        double[] spacing = {Double.NaN, Double.NaN, Double.NaN};
        for (int i = 0; i < axes.length; i++) {
            spacing[i] = Math.sqrt(Arrays.stream(steps[i]).map(v -> v * v).sum());
        }
        return VoxelGrid.spaced(spacing);
    }

    private static VoxelGrid spaced(NrrdHeader header, int[] sizes, int[] axes) throws ImagingException {
        List<String> words = header.words("spacings", sizes.length);
        double[] spacing = {Double.NaN, Double.NaN, Double.NaN};
        for (int i = 0; i < axes.length && !words.isEmpty(); i++) {
            spacing[i] = number(words.get(axes[i]));
        }
        return VoxelGrid.spaced(spacing);
    }

    /** What turns the file's axes into those of DICOM; empty where the space isn't the patient's. */
    private static double[] signs(String space) {
        return switch (space.toLowerCase(Locale.ROOT)) {
            case "left-posterior-superior", "lps" -> new double[] {1, 1, 1};
            case "right-anterior-superior", "ras" -> new double[] {-1, -1, 1};
            case "left-anterior-superior", "las" -> new double[] {1, -1, 1};
            default -> new double[0];
        };
    }

    /** Millimetres in the units of a field, one an axis, each in quotation marks or a word; empty where it is absent. */
    private static double[] units(String field) throws ImagingException {
        List<Double> units = new ArrayList<>();
        Matcher words = UNIT.matcher(field);
        while (words.find()) {
            units.add(millimetres(
                    words.group(1) == null ? words.group() : words.group(1).trim()));
        }
        return units.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double millimetres(String unit) throws ImagingException {
        return switch (unit) {
            case "mm", "millimeter", "millimeters", "" -> 1;
            case "cm", "centimeter", "centimeters" -> 10;
            case "m", "meter", "meters" -> 1000;
            case "um", "microns", "micron", "micrometer", "micrometers" -> 0.001;
            default -> throw new ImagingException("the NRRD space unit '" + unit + "' isn't known; save it in mm");
        };
    }

    private static double[] vector(String text, double[] signs, double[] mm) throws ImagingException {
        if (!text.startsWith("(") || !text.endsWith(")")) {
            throw new ImagingException("a vector of the NRRD header isn't in parentheses");
        }
        String[] words = text.substring(1, text.length() - 1).split(",");
        if (mm.length > 0 && mm.length != words.length) {
            throw new ImagingException(
                    "the NRRD header names " + mm.length + " space units for " + words.length + " axes; save it in mm");
        }
        double[] vector = new double[words.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = number(words[i]) * (mm.length == 0 ? 1 : mm[i]) * (i < signs.length ? signs[i] : 1);
        }
        return vector;
    }

    private static double number(String text) throws ImagingException {
        try {
            return Double.parseDouble(text.trim());
        } catch (NumberFormatException e) {
            throw new ImagingException("the NRRD header has '" + text + "' where a number belongs", e);
        }
    }

    private static double[] cross(double[] a, double[] b) {
        double[] normal = {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
        double length = Math.sqrt(normal[0] * normal[0] + normal[1] * normal[1] + normal[2] * normal[2]);
        return new double[] {normal[0] / length, normal[1] / length, normal[2] / length};
    }
}
