// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.images;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consilium.imaging.ImagingException;

/**
 * The optional table beside case folders: tab-separated, one header line, one line a case. Only the column {@code id}
 * must be there; {@code patient}, {@code volume}, {@code nodule}, {@code slice}, {@code manufacturer}, {@code model},
 * {@code kernel}, {@code modality}, {@code z_mm}, {@code row_mm}, {@code column_mm}, {@code series_uid} and
 * {@code sop_uid} are used where they are.
 */
public final class CaseIndex {
    private final Map<String, Map<String, String>> rows = new HashMap<>();

    /** Reads the table; an absent file gives an empty one. */
    public static CaseIndex read(Path file) throws IOException {
        CaseIndex index = new CaseIndex();
        if (!Files.isRegularFile(file)) {
            return index;
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (MalformedInputException e) {
            throw new ImagingException("the index '" + file.getFileName() + "' isn't UTF-8 text; save it again", e);
        }
        if (lines.isEmpty()) {
            return index;
        }
        // Spreadsheets like to put a byte order mark first.
        List<String> header = List.of(lines.get(0).replace("\ufeff", "").split("\t", -1));
        if (!header.contains("id")) {
            throw new ImagingException("the index '" + file.getFileName() + "' has no column 'id'; add one that "
                    + "names the case folders");
        }
        for (int i = 1; i < lines.size(); i++) {
            index.add(header, lines.get(i), file.getFileName() + " line " + (i + 1));
        }
        return index;
    }

    private void add(List<String> header, String line, String where) throws ImagingException {
        if (line.isBlank()) {
            return;
        }
        String[] cells = line.split("\t", -1);
        if (cells.length != header.size()) {
            throw new ImagingException(where + " has " + cells.length + " cells where the header has " + header.size()
                    + "; parts must be separated by tabs");
        }
        Map<String, String> row = new HashMap<>();
        for (int column = 0; column < cells.length; column++) {
            row.put(header.get(column), cells[column].trim());
        }
        if (rows.put(row.get("id"), row) != null) {
            throw new ImagingException(where + " names a case for the second time");
        }
    }

    /** A cell; empty where the case or the column is absent. */
    public String get(String id, String column) {
        return rows.getOrDefault(id, Map.of()).getOrDefault(column, "");
    }

    /** A number in a cell; NaN where there is none. */
    public double number(String id, String column) {
        try {
            return Double.parseDouble(get(id, column));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
