// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consilium.imaging.ImagingException;

/** The table that says which rater drew which file: comma or tab separated, columns {@code file} and {@code rater}. */
public final class RaterTable {
    private static final long MAX_BYTES = 64L << 20;

    private final Map<String, String> raters = new HashMap<>();

    private RaterTable() {}

    /** A table without lines. */
    public static RaterTable empty() {
        return new RaterTable();
    }

    /** Reads a table. */
    public static RaterTable read(String path) throws IOException {
        List<String> lines;
        try {
            Path file = Path.of(path.trim());
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
                throw new ImagingException("the table of raters '" + path + "' doesn't exist or is no table");
            }
            lines = Files.readAllLines(file);
        } catch (MalformedInputException | InvalidPathException e) {
            throw new ImagingException("the table of raters '" + path + "' isn't UTF-8 text; save it again", e);
        }
        String head = lines.isEmpty() ? "" : lines.get(0).replace("\ufeff", "");
        char separator = head.indexOf('\t') >= 0 ? '\t' : head.indexOf(';') >= 0 ? ';' : ',';
        List<String> header = cells(head, separator);
        int file = header.indexOf("file");
        int rater = header.indexOf("rater");
        if (file < 0 || rater < 0) {
            throw new ImagingException(
                    "the table of raters '" + path + "' has no columns 'file' and 'rater'; name them so");
        }
        RaterTable table = new RaterTable();
        for (int i = 1; i < lines.size(); i++) {
            List<String> cells = cells(lines.get(i), separator);
            if (cells.size() > Math.max(file, rater)) {
                table.raters.put(cells.get(file).replace('\\', '/'), cells.get(rater));
            } else if (!lines.get(i).isBlank()) {
                throw new ImagingException("line " + (i + 1) + " of the table of raters has too few cells");
            }
        }
        return table;
    }

    /** The rater of a file, by its path below the folder or by its name alone; empty where it isn't listed. */
    public String rater(String name) {
        String byPath = raters.get(name);
        return byPath != null ? byPath : raters.getOrDefault(name.substring(name.lastIndexOf('/') + 1), "");
    }

    private static List<String> cells(String line, char separator) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                cells.add(cell.toString().trim());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().trim());
        return cells;
    }
}
