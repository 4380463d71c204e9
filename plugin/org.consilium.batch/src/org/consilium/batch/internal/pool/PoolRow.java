// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.pool;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.consilium.batch.internal.console.Json;
import org.consilium.segmentation.comparison.Contrast;

/**
 * A metric of an arm, or of the difference of two.
 *
 * @param arm name of the arm, or of both as "a - b"
 * @param mean over runs
 * @param contrast the same difference over patients; null for one arm, and where there are no figures case by case
 */
record PoolRow(String metric, String arm, RunMean mean, Contrast contrast) {

    static final List<String> HEADER = List.of(
            "metric",
            "arm",
            "mean",
            "margin95",
            "runs",
            "difference",
            "lower95",
            "upper95",
            "p",
            "p_holm",
            "effect_size",
            "effect_lower95",
            "effect_upper95",
            "better",
            "cases",
            "patients",
            "note");

    /** {@code {"metric":…,"arm":…,"mean":…,"margin95":number|null,"runs":…}}, and of a difference {@code "paired":{…}}. */
    JsonObject toJson() {
        JsonObject row = new JsonObject();
        row.addProperty("metric", metric);
        row.addProperty("arm", arm);
        row.add("mean", Json.number(mean.mean()));
        row.add("margin95", Json.number(mean.margin()));
        row.addProperty("runs", mean.runs());
        if (contrast != null) {
            JsonObject paired = new JsonObject();
            paired.addProperty("first", contrast.first());
            paired.addProperty("second", contrast.second());
            paired.add("difference", Json.number(contrast.difference().value()));
            paired.add("lower95", Json.number(contrast.difference().lower95()));
            paired.add("upper95", Json.number(contrast.difference().upper95()));
            paired.add("p", Json.number(contrast.test().p()));
            paired.add("p_holm", Json.number(contrast.holm()));
            paired.add("effect_size", Json.number(contrast.effect().value()));
            paired.add("effect_lower95", Json.number(contrast.effect().lower95()));
            paired.add("effect_upper95", Json.number(contrast.effect().upper95()));
            paired.addProperty("better", contrast.better());
            paired.addProperty("cases", contrast.difference().cases());
            paired.addProperty("patients", contrast.patients());
            paired.addProperty("note", remark());
            row.add("paired", paired);
        }
        return row;
    }

    /** The fields of {@link #HEADER}; null for what there is not. */
    List<String> csv() {
        List<String> row = new ArrayList<>(
                List.of(metric, arm, exact(mean.mean()), exact(mean.margin()), Integer.toString(mean.runs())));
        if (contrast == null) {
            row.addAll(Collections.nCopies(HEADER.size() - row.size(), ""));
        } else {
            row.addAll(List.of(
                    exact(contrast.difference().value()),
                    exact(contrast.difference().lower95()),
                    exact(contrast.difference().upper95()),
                    exact(contrast.test().p()),
                    exact(contrast.holm()),
                    exact(contrast.effect().value()),
                    exact(contrast.effect().lower95()),
                    exact(contrast.effect().upper95()),
                    contrast.better(),
                    Integer.toString(contrast.difference().cases()),
                    Integer.toString(contrast.patients()),
                    remark()));
        }
        row.replaceAll(field -> field.isEmpty() ? null : field);
        return row;
    }

    String[] meanCells() {
        return new String[] {metric, arm, shown(mean.mean()), shown(mean.margin()), Integer.toString(mean.runs())};
    }

    String[] pairedCells() {
        return new String[] {
            metric,
            arm,
            shown(contrast.difference().value()),
            shown(contrast.difference().lower95()),
            shown(contrast.difference().upper95()),
            shown(contrast.test().p()),
            shown(contrast.holm()),
            shown(contrast.effect().value()),
            Integer.toString(contrast.difference().cases()),
            Integer.toString(contrast.patients()),
            contrast.better().isEmpty() ? "-" : contrast.better(),
            remark()
        };
    }

    private String remark() {
        return contrast.isDefined() ? contrast.note() : contrast.missing();
    }

    private static String exact(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    private static String shown(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}
