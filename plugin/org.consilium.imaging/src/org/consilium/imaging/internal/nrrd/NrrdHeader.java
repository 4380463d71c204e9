// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.nrrd;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.consilium.imaging.internal.voxels.BoundedInput;
import org.consilium.imaging.model.ImagingException;

/**
 * The header of a NRRD file: one field a line, up to an empty line (Teem's "Definition of NRRD File Format").
 *
 * @param fields by name in lower case
 * @param keys the file's own key/value pairs
 */
record NrrdHeader(Map<String, String> fields, Map<String, String> keys) {
    private static final int MAX_HEADER = 1 << 20;
    private static final int MAX_DIMENSION = 16;

    /** Reads up to the empty line, or the end of a detached header. */
    static NrrdHeader read(BoundedInput in) throws IOException {
        int[] left = {MAX_HEADER};
        String magic = line(in, left);
        if (magic == null || !magic.matches("NRRD000[1-5]")) {
            throw new ImagingException("the file isn't NRRD, or of a version that isn't known");
        }
        Map<String, String> fields = new HashMap<>();
        Map<String, String> keys = new HashMap<>();
        for (String line = line(in, left); line != null && !line.isEmpty(); line = line(in, left)) {
            int field = line.indexOf(": ");
            int key = line.indexOf(":=");
            if (line.startsWith("#")) {
                continue;
            }
            if (key > 0 && (field < 0 || key < field)) {
                keys.put(line.substring(0, key), line.substring(key + 2));
            } else if (line.indexOf(':') > 0) {
                int colon = line.indexOf(':');
                fields.put(
                        line.substring(0, colon).trim().toLowerCase(Locale.ROOT).replace(" ", ""),
                        line.substring(colon + 1).trim());
            } else {
                throw new ImagingException("a line of the NRRD header is neither a field nor a comment");
            }
        }
        return new NrrdHeader(fields, keys);
    }

    /** A field, or the empty text. Blanks in names don't count, as in "data file" and "datafile". */
    String get(String name) {
        return fields.getOrDefault(name, "");
    }

    String require(String name) throws ImagingException {
        String value = get(name);
        if (value.isEmpty()) {
            throw new ImagingException("the NRRD header has no field '" + name + "'");
        }
        return value;
    }

    /** A whole number; 0 where the field is absent. */
    long number(String name) throws ImagingException {
        try {
            return get(name).isEmpty() ? 0 : Long.parseLong(get(name));
        } catch (NumberFormatException e) {
            throw new ImagingException("the NRRD field '" + name + "' is no whole number", e);
        }
    }

    /** Extents along the axes, fastest first. */
    int[] sizes() throws ImagingException {
        long dimension = number("dimension");
        String[] words = require("sizes").split("\\s+");
        if (dimension < 1 || dimension > MAX_DIMENSION || words.length != dimension) {
            throw new ImagingException(
                    "the NRRD header has " + words.length + " sizes for " + dimension + " dimensions");
        }
        int[] sizes = new int[words.length];
        for (int i = 0; i < sizes.length; i++) {
            try {
                sizes[i] = Integer.parseInt(words[i]);
            } catch (NumberFormatException e) {
                throw new ImagingException("a size of the NRRD header is no whole number", e);
            }
            if (sizes[i] < 1) {
                throw new ImagingException("a size of the NRRD header is " + sizes[i]);
            }
        }
        return sizes;
    }

    /** The words of a field, one an axis; empty where it is absent or has another number of them. */
    List<String> words(String name, int axes) {
        List<String> words = new ArrayList<>();
        for (String word : get(name).split("\\s+(?![^(]*\\))")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words.size() == axes ? words : List.of();
    }

    /** Names of labels, as 3D Slicer writes them. */
    Map<Integer, String> labels() {
        Map<Integer, String> labels = new TreeMap<>();
        for (int i = 0; keys.containsKey("Segment" + i + "_Name"); i++) {
            try {
                int value = Integer.parseInt(
                        keys.getOrDefault("Segment" + i + "_LabelValue", "").trim());
                labels.put(value, keys.get("Segment" + i + "_Name").trim());
            } catch (NumberFormatException e) {
                // A name without a value names nothing.
                continue;
            }
        }
        return labels;
    }

    private static String line(BoundedInput in, int[] left) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            if (--left[0] < 0) {
                throw new ImagingException("the NRRD header is longer than " + MAX_HEADER + " bytes");
            }
            line.append((char) next);
            next = in.read();
        }
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
    }
}
