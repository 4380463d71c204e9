// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.table;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads comma-separated values as RFC 4180 says; the counterpart of {@link CsvWriter}. */
public final class CsvReader {
    private CsvReader() {}

    /**
     * Reads a small file whole.
     *
     * @return its lines, the header first; an empty field is an empty string
     * @throws IOException where the file can't be read, or a quotation mark is not closed
     */
    public static List<List<String>> read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser records = CSVFormat.RFC4180.parse(reader)) {
            return records.stream().map(CSVRecord::toList).toList();
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new IOException(file + " is no table of comma-separated values: " + e.getMessage(), e);
        }
    }
}
