// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.evaluator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.consilium.knime.execution.NodeProgress;
import org.consilium.knime.port.CaseRecord;
import org.consilium.knime.port.CasesPortObject;
import org.consilium.knime.port.PortRows;
import org.consilium.knime.port.SamplesPortObject;
import org.consilium.segmentation.metrics.CaseMetrics;
import org.consilium.segmentation.metrics.EvaluationCase;
import org.consilium.segmentation.metrics.EvaluationSettings;
import org.consilium.segmentation.metrics.GedEvaluation;

/** Brings samples and raters' masks together by case id, one case at a time, so that large sets need little memory. */
final class EvaluationCases {

    private final SamplesPortObject samples;
    private final CasesPortObject cases;

    EvaluationCases(SamplesPortObject samples, CasesPortObject cases) {
        this.samples = samples;
        this.cases = cases;
    }

    /**
     * The figures of every case that has samples, in the order of the samples.
     *
     * @throws IOException if a file cannot be read
     * @throws IllegalArgumentException if a sample belongs to no case, or the sizes differ
     */
    List<CaseMetrics> evaluate(EvaluationSettings settings, NodeProgress progress) throws IOException {
        int height = samples.getSpec().height();
        int width = samples.getSpec().width();
        if (height != cases.getSpec().height() || width != cases.getSpec().width()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "The samples are %dx%d pixels, the cases %dx%d. Connect the cases that the samples were drawn for.",
                    height,
                    width,
                    cases.getSpec().height(),
                    cases.getSpec().width()));
        }
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < cases.records().size(); i++) {
            positions.put(cases.records().get(i).id(), i);
        }
        List<CaseMetrics> metrics = new ArrayList<>();
        try (PortRows predictions = samples.rows();
                PortRows truth = cases.rows()) {
            for (int i = 0; i < samples.records().size(); i++) {
                CaseRecord record = samples.records().get(i);
                Integer position = positions.get(record.id());
                if (position == null) {
                    throw new IllegalArgumentException(String.format(
                            Locale.ROOT,
                            "There are samples of case '%s', but no such case at the second input. Connect the"
                                    + " cases that the samples were drawn for.",
                            record.id()));
                }
                progress.report(
                        i / (double) samples.records().size(),
                        "Case " + (i + 1) + "/" + samples.records().size());
                EvaluationCase.Builder builder = EvaluationCase.builder(cases.rated(truth, position));
                addPredictions(builder, predictions, i, height * width);
                metrics.add(GedEvaluation.evaluate(builder.build(), settings));
            }
        }
        return metrics;
    }

    private void addPredictions(EvaluationCase.Builder builder, PortRows predictions, int position, int size) {
        List<String> raters = samples.getSpec().raters();
        // without samples of the population the raters' own masks stand for it, as D-Persona evaluates its second stage
        boolean drawn = samples.getSpec().samples() > 0;
        float[] population = predictions.floats(drawn ? "probabilities" : "personal", position);
        for (int k = 0; k < (drawn ? samples.getSpec().samples() : raters.size()); k++) {
            builder.addSample(population, k * size);
        }
        if (!raters.isEmpty()) {
            float[] personal = predictions.floats("personal", position);
            for (int rater = 0; rater < raters.size(); rater++) {
                builder.addPersonal(raters.get(rater), personal, rater * size);
            }
        }
    }
}
