// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.consilium.ground.TextFile;
import org.consilium.imaging.model.ImagingException;

/** Tables that the user gives as a text file: comma, semicolon or tab separated, with a line of column names. */
public final class TableFile {
    private static final long MAX_BYTES = 64L << 20;

    private TableFile() {}

    /**
     * Reads a table.
     *
     * @param what the table is, for messages
     * @param columns that every line must have
     * @return the lines, each by column
     */
    public static List<Map<String, String>> read(String path, String what, List<String> columns) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        String text = text(path, what);
        try (CSVParser lines = CSVParser.parse(text, format(text))) {
            if (!lines.getHeaderNames().containsAll(columns)) {
                throw new ImagingException("the " + what + " '" + path + "' has no columns '"
                        + String.join("' and '", columns) + "'; name them so");
            }
            for (CSVRecord line : lines) {
                if (line.size() == 1 && line.get(0).isEmpty()) {
                    continue;
                }
                if (!columns.stream().allMatch(line::isSet)) {
                    throw new ImagingException(
                            "line " + lines.getCurrentLineNumber() + " of the " + what + " has too few cells");
                }
                rows.add(line.toMap());
            }
        } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            throw new ImagingException("the " + what + " '" + path + "' is no table: " + e.getMessage(), e);
        }
        return rows;
    }

    private static String text(String path, String what) throws IOException {
        try {
            Path file = Path.of(path.trim());
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
                throw new ImagingException("the " + what + " '" + path + "' doesn't exist or is no table");
            }
            return TextFile.read(file);
        } catch (CharacterCodingException | InvalidPathException e) {
            throw new ImagingException("the " + what + " '" + path + "' isn't UTF-8 text; save it again", e);
        }
    }

    /** What separates the cells of a table: a tab, a semicolon or a comma, the first of them that its head holds. */
    public static char separator(String text) {
        String head = text.lines().findFirst().orElse("");
        return head.indexOf('\t') >= 0 ? '\t' : head.indexOf(';') >= 0 ? ';' : ',';
    }

    private static CSVFormat format(String text) {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator(text))
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreSurroundingSpaces(true)
                .setTrim(true)
                .setAllowMissingColumnNames(true)
                .build();
    }
}
