// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.comparison;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.consilium.ground.NaturalOrder;
import org.consilium.segmentation.comparison.EvaluatedCase;
import org.consilium.segmentation.comparison.Recipe;
import org.consilium.segmentation.metrics.MetricInfo;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.InvalidSettingsException;

/** Reads the evaluator's table Metrics per Case, whatever columns stand beside. */
final class EvaluationTable {

    private static final List<String> NEEDED = List.of("case", "patient", "raters", "samples");

    private final DataTableSpec spec;
    private final int armColumn;
    private final Map<String, Recipe> recipes = new HashMap<>();

    /**
     * @param name of the input, for errors
     * @param armColumn whose values tell arms apart; empty if the table is one arm
     * @throws InvalidSettingsException if the table is not of an evaluator, or has no such column
     */
    EvaluationTable(DataTableSpec spec, String name, String armColumn) throws InvalidSettingsException {
        this.spec = spec;
        for (String column : NEEDED) {
            if (spec.findColumnIndex(column) < 0) {
                throw new InvalidSettingsException("The table at " + name + " has no column '" + column
                        + "'. Connect the output Metrics per Case of a GED Evaluator.");
            }
        }
        for (MetricInfo metric : MetricInfo.values()) {
            int column = spec.findColumnIndex(metric.key());
            if (column >= 0 && !spec.getColumnSpec(column).getType().isCompatible(DoubleValue.class)) {
                throw new InvalidSettingsException("The column '" + metric.key() + "' of the table at " + name
                        + " holds no numbers. Connect the output Metrics per Case of a GED Evaluator.");
            }
        }
        this.armColumn = armColumn.isBlank() ? -1 : spec.findColumnIndex(armColumn);
        if (!armColumn.isBlank() && this.armColumn < 0) {
            throw new InvalidSettingsException("The table at " + name + " has no column '" + armColumn
                    + "'. Choose the column that tells arms apart.");
        }
    }

    /**
     * The cases of each arm, by its name; without a column of arms all below an empty name.
     *
     * @throws IllegalArgumentException if a row names no case, patient or arm
     */
    Map<String, List<EvaluatedCase>> read(Iterable<DataRow> rows) {
        Map<String, List<EvaluatedCase>> arms = new TreeMap<>(NaturalOrder.BY_NAME);
        int number = 0;
        for (DataRow row : rows) {
            number++;
            String arm = armColumn < 0 ? "" : required(row, armColumn, number);
            arms.computeIfAbsent(arm, key -> new ArrayList<>()).add(evaluated(row, number));
        }
        return arms;
    }

    private EvaluatedCase evaluated(DataRow row, int number) {
        Map<MetricInfo, Double> values = new EnumMap<>(MetricInfo.class);
        for (MetricInfo metric : MetricInfo.values()) {
            int column = spec.findColumnIndex(metric.key());
            if (column >= 0 && row.getCell(column) instanceof DoubleValue value) {
                values.put(metric, value.getDoubleValue());
            }
        }
        return new EvaluatedCase(
                required(row, spec.findColumnIndex("case"), number),
                required(row, spec.findColumnIndex("patient"), number),
                whole(row, "raters", number),
                whole(row, "samples", number),
                values,
                text(row, "distance_unit"),
                recipe(text(row, "method"), text(row, "settings")));
    }

    private Recipe recipe(String method, String settings) {
        return recipes.computeIfAbsent(method + "\n" + settings, key -> Recipe.of(method, settings));
    }

    private String text(DataRow row, String name) {
        int column = spec.findColumnIndex(name);
        return column >= 0 ? text(row.getCell(column)) : "";
    }

    /** Case ids and patients that are numbers may have been read from CSV as such. */
    private static String text(DataCell cell) {
        return cell.isMissing() ? "" : cell instanceof StringValue value ? value.getStringValue() : cell.toString();
    }

    private String required(DataRow row, int column, int number) {
        String text = text(row.getCell(column));
        if (text.isEmpty()) {
            throw new IllegalArgumentException("Row " + number + " has nothing in the column '"
                    + spec.getColumnSpec(column).getName() + "'.");
        }
        return text;
    }

    private int whole(DataRow row, String name, int number) {
        if (row.getCell(spec.findColumnIndex(name)) instanceof DoubleValue value) {
            return (int) value.getDoubleValue();
        }
        throw new IllegalArgumentException("Row " + number + " has no number in the column '" + name + "'.");
    }
}
