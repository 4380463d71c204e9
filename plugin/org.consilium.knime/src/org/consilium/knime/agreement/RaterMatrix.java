// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.agreement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.consilium.knime.table.Table;
import org.consilium.segmentation.agreement.PairSummary;
import org.consilium.segmentation.agreement.Readings;
import org.knime.core.data.DataCell;

/** Raters against raters: for each figure one row a rater and one column a rater. */
final class RaterMatrix {

    private static final Table LEADING = Table.empty()
            .text("figure", "dice, iou, surface_dice, hd95, assd, volume_dice, or cases: how many both looked at")
            .text("unit", "unit of the figure; missing where it has none")
            .text("rater", "rater of the row");

    /** For a list of all tables, where no rater is known. */
    static final Table DESCRIBED = LEADING.number(
            "with_rater", "one column a rater, named after the rater: mean figure of the row's rater with that one");

    private record Figure(String name, ToDoubleFunction<PairSummary> value, String unit) {}

    private RaterMatrix() {}

    /** @param raters empty where they are not known yet: then what is sure of the columns */
    static Table table(List<String> raters) {
        Table table = LEADING;
        for (String rater : raters) {
            table = table.number("with_" + rater, "mean figure of the row's rater with rater " + rater);
        }
        return table;
    }

    static List<DataCell[]> rows(Readings readings, List<PairSummary> pairs) {
        Map<List<String>, PairSummary> found = new HashMap<>();
        for (PairSummary pair : pairs) {
            found.put(List.of(pair.pair().first(), pair.pair().second()), pair);
            found.put(List.of(pair.pair().second(), pair.pair().first()), pair);
        }
        List<DataCell[]> rows = new ArrayList<>();
        for (Figure figure : figures(pairs)) {
            for (String row : readings.raters()) {
                List<DataCell> cells = new ArrayList<>();
                cells.add(Table.cell(figure.name()));
                cells.add(Table.cell(figure.unit()));
                cells.add(Table.cell(row));
                for (String column : readings.raters()) {
                    PairSummary pair = found.get(List.of(row, column));
                    cells.add(Table.cell(
                            pair == null ? Double.NaN : figure.value().applyAsDouble(pair),
                            row.equals(column)
                                    ? "one reading, not two"
                                    : pair == null
                                            ? "a second reading is compared with those of its person only"
                                            : "there is no case or volume with this figure"));
                }
                rows.add(cells.toArray(DataCell[]::new));
            }
        }
        return rows;
    }

    private static List<Figure> figures(List<PairSummary> pairs) {
        String distance = pairs.get(0).distanceUnit();
        for (PairSummary pair : pairs) {
            distance = pair.distanceUnit().equals("mm") ? "mm" : distance;
        }
        String unit = distance;
        // lengths of different units don't stand in one matrix
        ToDoubleFunction<PairSummary> hd95 =
                pair -> pair.distanceUnit().equals(unit) ? pair.hd95().value() : Double.NaN;
        ToDoubleFunction<PairSummary> assd =
                pair -> pair.distanceUnit().equals(unit) ? pair.assd().value() : Double.NaN;
        return List.of(
                new Figure("dice", pair -> pair.dice().value(), ""),
                new Figure("iou", pair -> pair.iou().value(), ""),
                new Figure("surface_dice", pair -> pair.surfaceDice().value(), ""),
                new Figure("hd95", hd95, unit),
                new Figure("assd", assd, unit),
                new Figure("volume_dice", pair -> pair.volumeDice().value(), ""),
                new Figure("cases", PairSummary::cases, ""));
    }
}
