// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.consilium.ground.TextFile;
import org.consilium.imaging.model.ImagingException;

/**
 * The optional table beside case folders: tab-separated, one header line, one line a case. Only the column {@code id}
 * must be there; {@code patient}, {@code volume}, {@code nodule}, {@code slice}, {@code manufacturer}, {@code model},
 * {@code kernel}, {@code modality}, {@code z_mm}, {@code row_mm}, {@code column_mm}, {@code series_uid} and
 * {@code sop_uid} are used where they are.
 */
public final class CaseIndex {
    private static final CSVFormat FORMAT = CSVFormat.TDF
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setAllowMissingColumnNames(true)
            .build();

    private final Map<String, Map<String, String>> rows = new HashMap<>();

    /** Reads the table; an absent file gives an empty one. */
    public static CaseIndex read(Path file) throws IOException {
        CaseIndex index = new CaseIndex();
        if (!Files.isRegularFile(file)) {
            return index;
        }
        try (CSVParser lines = CSVParser.parse(text(file), FORMAT)) {
            if (!lines.getHeaderNames().isEmpty() && !lines.getHeaderNames().contains("id")) {
                throw new ImagingException("the index '" + file.getFileName() + "' has no column 'id'; add one that "
                        + "names the case folders");
            }
            for (CSVRecord line : lines) {
                index.add(
                        line,
                        lines.getHeaderNames().size(),
                        file.getFileName() + " line " + lines.getCurrentLineNumber());
            }
        } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            throw new ImagingException("the index '" + file.getFileName() + "' is no table: " + e.getMessage(), e);
        }
        return index;
    }

    private static String text(Path file) throws IOException {
        try {
            return TextFile.read(file);
        } catch (CharacterCodingException e) {
            throw new ImagingException("the index '" + file.getFileName() + "' isn't UTF-8 text; save it again", e);
        }
    }

    private void add(CSVRecord line, int columns, String where) throws ImagingException {
        if (line.size() == 1 && line.get(0).isEmpty()) {
            return;
        }
        if (line.size() != columns) {
            throw new ImagingException(where + " has " + line.size() + " cells where the header has " + columns
                    + "; parts must be separated by tabs");
        }
        Map<String, String> row = line.toMap();
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
