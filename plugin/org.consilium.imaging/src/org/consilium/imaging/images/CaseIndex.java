// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.consilium.ground.Count;
import org.consilium.ground.TextFile;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.table.TableFile;

/**
 * The optional table beside case folders: separated by tabs, commas or semicolons, one header line, one line a case. Only
 * the column {@code id} must be there; {@code patient}, {@code volume}, {@code nodule}, {@code slice},
 * {@code manufacturer}, {@code model}, {@code kernel}, {@code modality}, {@code z_mm}, {@code row_mm}, {@code column_mm},
 * {@code series_uid} and {@code sop_uid} are used where they are, also under common other names.
 */
public final class CaseIndex {
    private final String name;
    private final List<String> columns;
    private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    private final Set<String> unknown = new TreeSet<>();

    /** The name under which no table was found though there are others; empty where there are none. */
    private String missed = "";

    private CaseIndex(String name, List<String> headers) throws ImagingException {
        this.name = name;
        this.columns = new ArrayList<>();
        for (String header : headers) {
            String column = IndexColumns.of(header);
            if (column.isEmpty() && !header.isEmpty()) {
                unknown.add(header);
            }
            if (!column.isEmpty() && columns.contains(column)) {
                throw new ImagingException(
                        "the index '" + name + "' has two columns for '" + column + "'; keep one of them");
            }
            columns.add(column);
        }
        if (!headers.isEmpty() && !columns.contains("id")) {
            throw new ImagingException(
                    "the index '" + name + "' has no column 'id'; add one that names the case folders");
        }
    }

    /**
     * Looks for the table in a folder: under its name, or with the ending of the other separator, {@code index.tsv} or
     * {@code index.csv}; without one the index is empty.
     *
     * @throws ImagingException where both are there, or it can't be read
     */
    public static CaseIndex find(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        String other = name.endsWith(".tsv")
                ? name.substring(0, name.length() - 4) + ".csv"
                : name.endsWith(".csv") ? name.substring(0, name.length() - 4) + ".tsv" : "";
        boolean second = !other.isEmpty() && Files.isRegularFile(folder.resolve(other));
        if (second && Files.isRegularFile(file)) {
            throw new ImagingException("there are '" + name + "' and '" + other + "'; keep one of them");
        }
        CaseIndex index = read(second ? folder.resolve(other) : file);
        if (!index.exists() && Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                index.missed = files.anyMatch(IndexColumns::namesPatients) ? name : "";
            }
        }
        return index;
    }

    /** Reads the table; an absent file gives an empty one. */
    public static CaseIndex read(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (!Files.isRegularFile(file)) {
            return new CaseIndex("", List.of());
        }
        String text = text(file);
        try (CSVParser lines = CSVParser.parse(text, format(text))) {
            CaseIndex index = new CaseIndex(name, lines.getHeaderNames());
            for (CSVRecord line : lines) {
                index.add(line, name + " line " + lines.getCurrentLineNumber());
            }
            return index;
        } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            throw new ImagingException("the index '" + name + "' is no table: " + e.getMessage(), e);
        }
    }

    private static CSVFormat format(String text) {
        return CSVFormat.TDF
                .builder()
                .setDelimiter(TableFile.separator(text))
                .setHeader()
                .setSkipHeaderRecord(true)
                .setTrim(true)
                .setAllowMissingColumnNames(true)
                .build();
    }

    private static String text(Path file) throws IOException {
        try {
            return TextFile.read(file);
        } catch (CharacterCodingException e) {
            throw new ImagingException("the index '" + file.getFileName() + "' isn't UTF-8 text; save it again", e);
        }
    }

    private void add(CSVRecord line, String where) throws ImagingException {
        if (line.size() == 1 && line.get(0).isEmpty()) {
            return;
        }
        if (line.size() != columns.size()) {
            throw new ImagingException(where + " has " + line.size() + " cells where the header has " + columns.size()
                    + "; cells must be separated as the names of the columns are");
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).isEmpty()) {
                row.put(columns.get(i), line.get(i));
            }
        }
        if (rows.put(row.get("id"), row) != null) {
            throw new ImagingException(where + " names a case for the second time");
        }
    }

    /** Whether there is a table. */
    public boolean exists() {
        return !name.isEmpty();
    }

    /** Whether the table has a column, by its first name. */
    public boolean has(String column) {
        return columns.contains(column);
    }

    /** Whether the table names a case. */
    public boolean names(String id) {
        return rows.containsKey(id);
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

    /**
     * What the table and the folders don't have in common, and columns that nothing is known of: a sentence each.
     *
     * @param folders names of all case folders
     * @param shown what a folder is called in messages
     */
    public List<String> warnings(Collection<String> folders, UnaryOperator<String> shown) {
        List<String> warnings = new ArrayList<>();
        if (!missed.isEmpty()) {
            warnings.add("a table of patients beside the case folders isn't read, since it isn't called '" + missed
                    + "'; give it this name");
        }
        if (!exists()) {
            return warnings;
        }
        if (!unknown.isEmpty()) {
            warnings.add("the index '" + name + "' has columns that mean nothing here: " + String.join(", ", unknown)
                    + "; they are not read");
        }
        List<String> strangers =
                rows.keySet().stream().filter(id -> !folders.contains(id)).toList();
        if (!strangers.isEmpty()) {
            warnings.add("the index '" + name + "' names " + Count.of(strangers.size(), "case")
                    + " that there is no folder of: " + shown(strangers, shown));
        }
        List<String> silent = folders.stream().filter(id -> !names(id)).toList();
        if (!silent.isEmpty()) {
            warnings.add("the index '" + name + "' lacks " + silent.size() + " of " + folders.size()
                    + " case folders: " + shown(silent, shown) + "; what it would say of them follows from"
                    + " their names");
        }
        return warnings;
    }

    private static String shown(List<String> ids, UnaryOperator<String> shown) {
        return ids.stream().map(shown).collect(Collectors.joining(", "));
    }
}
