// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.consilium.segmentation.comparison.ComparisonSettings;
import org.consilium.segmentation.metrics.MetricInfo;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;

/** Settings of Model Comparison. */
@LoadDefaultsForAbsentFields
final class ModelComparisonParameters implements NodeParameters {

    enum Pairs {
        @Label("Every arm with every other")
        ALL,
        @Label("The first arm with every other")
        WITH_FIRST
    }

    @Widget(
            title = "Figures",
            description =
                    "Names of the figures to compare, with commas between them, as ged, dice_soft. Empty for all figures of"
                            + " a model. Name what you want to know before you look: p is corrected for all that are"
                            + " tested.")
    String metrics = "";

    @Widget(
            title = "Names of the arms",
            description =
                    "One name for each connected input, with commas between them. Empty to name arms by their method"
                            + " and by the settings in which they differ.")
    String names = "";

    @Widget(
            title = "Column of arms",
            description = "A column whose values tell arms apart within the tables, as where a loop has collected"
                    + " evaluations. Empty if each input is one arm.")
    @ChoicesProvider(TextColumnChoices.class)
    String armColumn = "";

    @Widget(title = "Pairs", description = "Which arms meet.")
    Pairs pairs = Pairs.ALL;

    @Advanced
    @Widget(
            title = "Seed",
            description = "Fixes which patients the bootstrap draws, and which signs the permutation test flips.")
    long seed = 1337;

    ComparisonSettings settings() {
        return new ComparisonSettings(figures(), pairs == Pairs.ALL, seed);
    }

    private List<MetricInfo> figures() {
        List<MetricInfo> figures = new ArrayList<>();
        for (String name : parts(metrics)) {
            figures.add(MetricInfo.ofKey(name)
                    .orElseThrow(() -> new IllegalArgumentException("There is no figure '" + name + "'; there are "
                            + ComparisonSettings.OF_MODELS.stream()
                                    .map(MetricInfo::key)
                                    .collect(Collectors.joining(", "))
                            + ".")));
        }
        return figures.stream().distinct().toList();
    }

    /** The names of the arms; empty if they are named by what they are. */
    List<String> armNames() {
        return parts(names);
    }

    private static List<String> parts(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    @Override
    public void validate() throws InvalidSettingsException {
        try {
            settings();
            List<String> arms = armNames();
            if (arms.stream().distinct().count() < arms.size()) {
                throw new IllegalArgumentException("Two arms have the same name: " + arms + ".");
            }
            if (!arms.isEmpty() && !armColumn.isBlank()) {
                throw new IllegalArgumentException("Arms are named by the column '" + armColumn
                        + "', and by Names of the arms; leave one of the two empty.");
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("Model Comparison: " + e.getMessage(), e);
        }
    }
}
