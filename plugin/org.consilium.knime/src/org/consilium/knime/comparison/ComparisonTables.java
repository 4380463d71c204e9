// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.comparison;

import java.util.ArrayList;
import java.util.List;
import org.consilium.knime.table.Table;
import org.consilium.segmentation.comparison.Arm;
import org.consilium.segmentation.comparison.Contrast;
import org.consilium.segmentation.comparison.StudySize;
import org.knime.core.data.DataCell;

/** The tables of a comparison. */
final class ComparisonTables {

    /** One row a pair of arms and figure. */
    static final Table DIFFERENCES = Table.empty()
            .text("metric", "name of the figure; docs/metrics.md says what it means")
            .text("first", "one arm")
            .text("second", "the other arm")
            .number("first_mean", "mean of the first arm over the cases that both have")
            .number("second_mean", "mean of the second arm over the same cases")
            .number("difference", "mean of first less second, case by case")
            .number("lower95", "lower end of the 95 % interval of the difference over patients")
            .number("upper95", "upper end of the 95 % interval of the difference over patients")
            .text("distance_unit", "unit of distances: mm or px; missing for all else")
            .text("better_is", "which way the figure is good: higher or lower; missing if neither")
            .text("better", "the arm with the better mean; p says whether chance explains it")
            .number("p", "two-sided permutation test: signs of the patients' differences flipped")
            .number("p_holm", "p corrected by Holm for all tests of this table")
            .number("effect_size", "d_z: mean of the patients' differences in their standard deviations")
            .number("effect_lower95", "lower end of the 95 % interval of d_z over patients")
            .number("effect_upper95", "upper end of the 95 % interval of d_z over patients")
            .integer("cases", "cases that both arms have, with this figure")
            .integer("patients", "patients of these cases")
            .integer("arrangements", "arrangements of signs that were tried: all of them, or 99,999 drawn ones")
            .text("note", "what must be known to read the row, or why there is no difference");

    /** One row an arm. */
    static final Table ARMS = Table.empty()
            .text("arm", "name of the arm")
            .text("method", "method of its models; missing if it is not known, or if they differ")
            .text("settings", "settings that all its evaluations share, as JSON")
            .integer("cases", "cases of the arm")
            .integer("patients", "patients of these cases")
            .text("samples", "number of samples K, or all numbers")
            .integer("evaluations", "how often a case was evaluated at most, as with several seeds; figures are means");

    /** One row a pair of arms, figure and number of patients. */
    static final Table SIZES = Table.empty()
            .text("metric", "name of the figure")
            .text("first", "one arm")
            .text("second", "the other arm")
            .integer("patients", "patients of a study")
            .integer("available", "patients that were drawn from; a study of more is a forecast")
            .number("difference", "mean of first less second")
            .number("lower95", "lower end of the 95 % interval that such a study would give")
            .number("upper95", "upper end of that interval")
            .number("width", "width of that interval")
            .text("tells_apart", "yes if 0 is outside of the interval, else no");

    private static final String ONE_PATIENT = "needs at least two patients";

    private ComparisonTables() {}

    static List<DataCell[]> differences(List<Contrast> contrasts) {
        List<DataCell[]> rows = new ArrayList<>();
        for (Contrast c : contrasts) {
            boolean defined = c.isDefined();
            String effect = defined ? "needs patients whose differences differ" : c.missing();
            String few = defined ? "needs more patients" : c.missing();
            rows.add(new DataCell[] {
                Table.cell(c.metric().key()),
                Table.cell(c.first()),
                Table.cell(c.second()),
                Table.cell(c.meanFirst(), c.missing()),
                Table.cell(c.meanSecond(), c.missing()),
                Table.cell(c.difference().value(), c.missing()),
                Table.cell(c.difference().lower95(), defined ? ONE_PATIENT : c.missing()),
                Table.cell(c.difference().upper95(), defined ? ONE_PATIENT : c.missing()),
                Table.cell(c.unit()),
                Table.cell(
                        switch (c.metric().better()) {
                            case HIGHER -> "higher";
                            case LOWER -> "lower";
                            case NEITHER -> "";
                        }),
                Table.cell(c.better()),
                Table.cell(c.test().p(), c.missing()),
                Table.cell(c.holm(), c.missing()),
                Table.cell(c.effect().value(), effect),
                Table.cell(c.effect().lower95(), few),
                Table.cell(c.effect().upper95(), few),
                Table.cell(c.difference().cases()),
                Table.cell(c.patients()),
                Table.cell(c.test().arrangements()),
                Table.cell(defined ? c.note() : c.missing())
            });
        }
        return rows;
    }

    static List<DataCell[]> arms(List<Arm> arms) {
        return arms.stream()
                .map(arm -> new DataCell[] {
                    Table.cell(arm.name()),
                    Table.cell(arm.recipe().method()),
                    Table.cell(arm.recipe().isUnknown() ? "" : arm.recipe().settingsJson()),
                    Table.cell(arm.size()),
                    Table.cell(arm.patients()),
                    Table.cell(arm.samples()),
                    Table.cell(arm.evaluations())
                })
                .toList();
    }

    static List<DataCell[]> sizes(List<StudySize> sizes) {
        return sizes.stream()
                .map(size -> new DataCell[] {
                    Table.cell(size.metric().key()),
                    Table.cell(size.first()),
                    Table.cell(size.second()),
                    Table.cell(size.patients()),
                    Table.cell(size.available()),
                    Table.cell(size.difference()),
                    Table.cell(size.lower95()),
                    Table.cell(size.upper95()),
                    Table.cell(size.width()),
                    Table.cell(size.tellsApart() ? "yes" : "no")
                })
                .toList();
    }
}
