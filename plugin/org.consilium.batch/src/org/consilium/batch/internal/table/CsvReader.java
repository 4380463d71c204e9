// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.table;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values as RFC 4180 says; the counterpart of {@link CsvWriter}. */
public final class CsvReader {
    private static final int END = -1;

    private final StringReader in;
    private int next;

    private CsvReader(String text) throws IOException {
        in = new StringReader(text);
        next = in.read();
    }

    /**
     * Reads a small file whole.
     *
     * @return its lines, the header first; an empty field is an empty string
     * @throws IOException where the file can't be read, or a quotation mark is not closed
     */
    public static List<List<String>> read(Path file) throws IOException {
        CsvReader reader = new CsvReader(Files.readString(file, StandardCharsets.UTF_8));
        List<List<String>> lines = new ArrayList<>();
        while (reader.next != END) {
            lines.add(reader.line(file));
        }
        return lines;
    }

    private List<String> line(Path file) throws IOException {
        List<String> fields = new ArrayList<>();
        fields.add(field(file));
        while (next == ',') {
            advance();
            fields.add(field(file));
        }
        if (next == '\r') {
            advance();
        }
        if (next == '\n') {
            advance();
        }
        return fields;
    }

    private String field(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        if (next != '"') {
            while (next != END && next != ',' && next != '\r' && next != '\n') {
                text.append((char) advance());
            }
            return text.toString();
        }
        advance();
        while (true) {
            if (next == END) {
                throw new IOException(file + " ends inside quotation marks");
            }
            int c = advance();
            if (c != '"') {
                text.append((char) c);
            } else if (next == '"') {
                text.append((char) advance());
            } else {
                return text.toString();
            }
        }
    }

    private int advance() throws IOException {
        int read = next;
        next = in.read();
        return read;
    }
}
