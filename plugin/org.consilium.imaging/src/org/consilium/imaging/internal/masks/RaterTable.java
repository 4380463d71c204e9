// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.masks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.consilium.imaging.model.ImagingException;

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
        RaterTable table = new RaterTable();
        String text = text(path);
        try (CSVParser lines =
                CSVParser.parse(text, format(text.lines().findFirst().orElse("")))) {
            if (!lines.getHeaderNames().containsAll(List.of("file", "rater"))) {
                throw new ImagingException(
                        "the table of raters '" + path + "' has no columns 'file' and 'rater'; name them so");
            }
            for (CSVRecord line : lines) {
                if (line.size() == 1 && line.get(0).isEmpty()) {
                    continue;
                }
                if (!line.isSet("file") || !line.isSet("rater")) {
                    throw new ImagingException(
                            "line " + lines.getCurrentLineNumber() + " of the table of raters has too few cells");
                }
                table.raters.put(line.get("file").replace('\\', '/'), line.get("rater"));
            }
        } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            throw new ImagingException("the table of raters '" + path + "' is no table: " + e.getMessage(), e);
        }
        return table;
    }

    private static String text(String path) throws IOException {
        try {
            Path file = Path.of(path.trim());
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
                throw new ImagingException("the table of raters '" + path + "' doesn't exist or is no table");
            }
            // Spreadsheets like to put a byte order mark first.
            return Files.readString(file).replaceFirst("^\ufeff", "");
        } catch (MalformedInputException | InvalidPathException e) {
            throw new ImagingException("the table of raters '" + path + "' isn't UTF-8 text; save it again", e);
        }
    }

    /** Separated by what the first line is separated by. */
    private static CSVFormat format(String head) {
        char separator = head.indexOf('\t') >= 0 ? '\t' : head.indexOf(';') >= 0 ? ';' : ',';
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreSurroundingSpaces(true)
                .setTrim(true)
                .setAllowMissingColumnNames(true)
                .build();
    }

    /** The rater of a file, by its path below the folder or by its name alone; empty where it isn't listed. */
    public String rater(String name) {
        String byPath = raters.get(name);
        return byPath != null ? byPath : raters.getOrDefault(name.substring(name.lastIndexOf('/') + 1), "");
    }
}
