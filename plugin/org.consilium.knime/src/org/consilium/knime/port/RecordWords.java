// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.port;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.consilium.ground.Count;
import org.consilium.imaging.model.Provenance;
import org.consilium.knime.page.Grid;
import org.consilium.knime.page.Page;

/** What a page says of the cases of a port. Patients are counted, and never named. */
final class RecordWords {

    private static final String NOT_SAID = "not said";

    private RecordWords() {}

    /** Adds how many patients and volumes there are, and how large a pixel is. */
    static void describe(Page.Builder page, List<CaseRecord> records) {
        long patients = records.stream().map(CaseRecord::patient).distinct().count();
        long volumes = records.stream()
                .map(record -> record.patient() + "\n" + record.volume())
                .distinct()
                .count();
        page.fact("Come from", Count.of(patients, "patient") + ", " + Count.of(volumes, "volume"));
        String rows = range(records, record -> record.geometry().rowSpacing());
        String columns = range(records, record -> record.geometry().columnSpacing());
        page.fact("Pixel spacing", rows.isEmpty() || columns.isEmpty() ? "not known" : rows + " x " + columns + " mm");
    }

    /** Which scanners the images come from, with how many cases of each. */
    static Grid origins(List<CaseRecord> records) {
        Map<List<String>, Integer> counts = new LinkedHashMap<>();
        for (CaseRecord record : records) {
            Provenance from = record.provenance();
            List<String> scanner =
                    List.of(said(from.modality()), said(from.manufacturer()), said(from.model()), said(from.kernel()));
            counts.merge(scanner, 1, Integer::sum);
        }
        List<List<String>> rows = new ArrayList<>();
        counts.forEach((scanner, cases) -> {
            List<String> row = new ArrayList<>(scanner);
            row.add(Integer.toString(cases));
            rows.add(row);
        });
        boolean unknown =
                counts.keySet().stream().allMatch(scanner -> scanner.stream().allMatch(NOT_SAID::equals));
        return Grid.first(
                "Where the images come from",
                List.of("Modality", "Manufacturer", "Model", "Kernel", "Cases"),
                unknown ? List.of() : rows,
                PageWords.MOST_ROWS);
    }

    private static String said(String value) {
        return value == null || value.isBlank() ? NOT_SAID : value;
    }

    private static String range(List<CaseRecord> records, ToDoubleFunction<CaseRecord> spacing) {
        double low = records.stream().mapToDouble(spacing).min().orElse(Double.NaN);
        double high = records.stream().mapToDouble(spacing).max().orElse(Double.NaN);
        if (Double.isNaN(low) || Double.isNaN(high)) {
            return "";
        }
        String from = String.format(Locale.ROOT, "%.3g", low);
        String to = String.format(Locale.ROOT, "%.3g", high);
        return from.equals(to) ? from : from + " to " + to;
    }
}
