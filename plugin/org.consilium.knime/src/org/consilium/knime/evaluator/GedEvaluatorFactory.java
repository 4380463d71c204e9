// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.evaluator;

import java.util.List;
import java.util.SortedMap;
import org.consilium.knime.execution.Execution;
import org.consilium.knime.execution.NodeProgress;
import org.consilium.knime.model.LearnedCases;
import org.consilium.knime.port.CasesPortObject;
import org.consilium.knime.port.SamplesPortObject;
import org.consilium.knime.table.GivesTables;
import org.consilium.knime.table.Table;
import org.consilium.segmentation.metrics.CaseMetrics;
import org.consilium.segmentation.metrics.ConfusionCell;
import org.consilium.segmentation.metrics.CurveSummary;
import org.consilium.segmentation.metrics.EvaluationSettings;
import org.consilium.segmentation.metrics.EvaluationWarnings;
import org.consilium.segmentation.metrics.GedEvaluation;
import org.consilium.segmentation.metrics.RaterSummary;
import org.consilium.segmentation.metrics.Reliability;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory;
import org.knime.node.DefaultModel;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** The GED Evaluator node: how well the samples match the raters. */
public final class GedEvaluatorFactory extends DefaultNodeFactory implements GivesTables {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("GED Evaluator")
            .icon("icon.png")
            .shortDescription("Measures how well sampled segmentations match several raters.")
            .fullDescription(
                    """
                    Compares the samples of a model with the masks of the raters. The Generalized Energy Distance asks \
                    whether the samples spread as the raters do; the Dice figures ask whether single masks fit; HD95, \
                    average surface distance and surface Dice say how far the contours are apart, in mm, or in pixels \
                    where a case has no pixel spacing. Calibration asks whether a probability of 0.7 means that 70 % of \
                    the raters marked the pixel. For a personalised model the raters' tables tell whether each \
                    rater's mask fits that rater best. Beside the model's figures stand yardsticks: the model's own mean \
                    mask, and, marked "uses the labels", the majority of the raters, the pixels that at least half of \
                    them marked, one rater for all, and an oracle that draws the raters' own masks. A figure that does \
                    not exist for a case is a missing cell with its reason, and is left out of the mean. The 95 % \
                    intervals are bootstrapped over patients.""")
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort("Samples", "Predictions of the sampler.", SamplesPortObject.TYPE)
                    .addInputPort("Cases", "The cases with the raters' masks.", CasesPortObject.TYPE)
                    .addOutputTable("Metrics per Case", "One row per case, one column per metric.")
                    .addOutputTable("Summary", "One row per metric: mean and 95 % interval.")
                    .addOutputTable(
                            "Raters per Case",
                            "One row per case and rater: how the mask made for the rater fits, whom it fits best, and how"
                                    + " rater and model agree with the other raters.")
                    .addOutputTable("Raters", "The same as means, one row per rater.")
                    .addOutputTable(
                            "Confusion of Raters",
                            "One row per pair: mean Dice of the masks made for one rater with those of another, and the share"
                                    + " of cases in which they fit that rater best.")
                    .addOutputTable(
                            "Reliability",
                            "One row per bin of the mean probability, over all pixels: what share of the raters marked them."
                                    + " The last column sums up to the expected calibration error of all pixels.")
                    .addOutputTable(
                            "K Curve",
                            "One row per number of samples K: the Generalized Energy Distance of the first K samples, the"
                                    + " bias that the estimator has at this K, and the distance without it."))
            .model(model -> model.parametersClass(GedEvaluatorParameters.class)
                    .configure((in, out) -> out.setOutSpecs(
                            MetricTables.CASES.spec(),
                            MetricTables.SUMMARY.spec(),
                            DetailTables.RATERS_PER_CASE.spec(),
                            DetailTables.RATERS.spec(),
                            DetailTables.CONFUSION.spec(),
                            DetailTables.RELIABILITY.spec(),
                            DetailTables.CURVE.spec()))
                    .execute(GedEvaluatorFactory::execute))
            .nodeType(NodeFactory.NodeType.Other)
            .keywords("GED", "Dice", "IoU", "metrics", "diversity", "agreement");

    public GedEvaluatorFactory() {
        super(NODE);
    }

    @Override
    public SortedMap<Integer, Table> tables() {
        return GivesTables.from(
                1,
                MetricTables.CASES,
                MetricTables.SUMMARY,
                DetailTables.RATERS_PER_CASE,
                DetailTables.RATERS,
                DetailTables.CONFUSION,
                DetailTables.RELIABILITY,
                DetailTables.CURVE);
    }

    private static void execute(DefaultModel.ExecuteInput in, DefaultModel.ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        GedEvaluatorParameters parameters = in.getParameters();
        ExecutionContext exec = in.getExecutionContext();
        SamplesPortObject samples = in.getInPortObject(0);
        CasesPortObject cases = in.getInPortObject(1);
        Execution.run(out, warnings -> {
            EvaluationSettings settings = parameters.settings();
            List<CaseMetrics> metrics = new EvaluationCases(samples, cases).evaluate(settings, new NodeProgress(exec));
            Reliability reliability = Reliability.none(settings.bins());
            for (CaseMetrics c : metrics) {
                reliability = reliability.plus(c.details().reliability());
            }
            long seed = parameters.seed;
            out.setOutData(
                    MetricTables.cases(
                            exec,
                            metrics,
                            samples.getSpec()
                                    .recipe()
                                    .evaluated(settings, samples.getSpec().raters())),
                    MetricTables.summary(exec, GedEvaluation.summarize(metrics, seed)),
                    DetailTables.RATERS_PER_CASE.build(exec, DetailTables.ratersPerCase(metrics)),
                    DetailTables.RATERS.build(exec, DetailTables.raters(RaterSummary.of(metrics, seed))),
                    DetailTables.CONFUSION.build(exec, DetailTables.confusion(ConfusionCell.of(metrics, seed))),
                    DetailTables.RELIABILITY.build(exec, DetailTables.reliability(reliability)),
                    DetailTables.CURVE.build(exec, DetailTables.curve(CurveSummary.of(metrics, seed))));
            warnings.addAll(LearnedCases.known(samples.records()));
            warnings.addAll(EvaluationWarnings.of(metrics, samples.getSpec().raters()));
        });
    }
}
