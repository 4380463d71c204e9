// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.images;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What the columns of an index of cases are called, and what else they may be called. */
final class IndexColumns {
    private static final Map<String, List<String>> COLUMNS = Map.ofEntries(
            Map.entry("id", List.of("case", "caseid", "folder", "casefolder")),
            Map.entry("patient", List.of("patientid", "subject", "subjectid", "participant", "participantid")),
            Map.entry("volume", List.of("volumeid", "series", "seriesid", "scan")),
            Map.entry("nodule", List.of("noduleid", "lesion", "lesionid")),
            Map.entry("slice", List.of("slicenumber", "sliceindex")),
            Map.entry("manufacturer", List.of("maker", "vendor")),
            Map.entry("model", List.of("scanner", "manufacturermodelname")),
            Map.entry("kernel", List.of("convolutionkernel")),
            Map.entry("modality", List.of()),
            Map.entry("z_mm", List.of("z")),
            Map.entry("row_mm", List.of("rowspacing", "rowspacingmm")),
            Map.entry("column_mm", List.of("columnspacing", "columnspacingmm")),
            Map.entry("series_uid", List.of("seriesinstanceuid")),
            Map.entry("sop_uid", List.of("sopinstanceuid")));

    private IndexColumns() {}

    /** Whether a file is a table with a column of patients, by its ending and its first line. */
    static boolean namesPatients(Path file) {
        String ending = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!ending.endsWith(".tsv") && !ending.endsWith(".csv")) {
            return false;
        }
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String head = lines.readLine();
            return head != null
                    && Stream.of(head.split("[\t,;]"))
                            .anyMatch(header -> of(header).equals("patient"));
        } catch (IOException e) {
            // It is no table that could be read under the right name.
            return false;
        }
    }

    /** The name that a header stands for; empty for one that nothing is known of. */
    static String of(String header) {
        String plain = plain(header);
        return COLUMNS.entrySet().stream()
                .filter(column -> plain(column.getKey()).equals(plain)
                        || column.getValue().contains(plain))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private static String plain(String header) {
        return header.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
