// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.evaluator;

import java.util.List;
import org.consilium.knime.internal.Execution;
import org.consilium.knime.internal.NodeProgress;
import org.consilium.knime.port.CasesPortObject;
import org.consilium.knime.port.SamplesPortObject;
import org.consilium.segmentation.metrics.CaseMetrics;
import org.consilium.segmentation.metrics.GedEvaluation;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory;
import org.knime.node.DefaultModel;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** The GED Evaluator node: how well the samples match the raters. */
public final class GedEvaluatorFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("GED Evaluator")
            .icon("icon.png")
            .shortDescription("Measures how well sampled segmentations match several raters.")
            .fullDescription(
                    """
                    Compares the samples of a model with the masks of the raters. The Generalized Energy Distance asks                     whether the samples spread as the raters do; the Dice figures ask whether single masks fit. Beside                     the model's figures stand yardsticks: the model's own mean mask, and, marked "uses the labels", the                     majority of the raters, one rater for all, and an oracle that draws the raters' own masks. A figure                     that does not exist for a case is a missing cell with its reason. The summary gives means with 95 %                     intervals, bootstrapped over patients.""")
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort("Samples", "Predictions of the sampler.", SamplesPortObject.TYPE)
                    .addInputPort("Cases", "The cases with the raters' masks.", CasesPortObject.TYPE)
                    .addOutputTable("Metrics per Case", "One row per case, one column per metric.")
                    .addOutputTable("Summary", "One row per metric: mean and 95 % interval."))
            .model(model -> model.parametersClass(GedEvaluatorParameters.class)
                    .configure((in, out) -> out.setOutSpecs(MetricTables.CASES.spec(), MetricTables.SUMMARY.spec()))
                    .execute(GedEvaluatorFactory::execute))
            .nodeType(NodeFactory.NodeType.Other)
            .keywords("GED", "Dice", "IoU", "metrics", "diversity", "agreement");

    public GedEvaluatorFactory() {
        super(NODE);
    }

    private static void execute(final DefaultModel.ExecuteInput in, final DefaultModel.ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        final GedEvaluatorParameters parameters = in.getParameters();
        final ExecutionContext exec = in.getExecutionContext();
        final SamplesPortObject samples = in.getInPortObject(0);
        final CasesPortObject cases = in.getInPortObject(1);
        Execution.run(() -> {
            final List<CaseMetrics> metrics = new EvaluationCases(samples, cases).evaluate(new NodeProgress(exec));
            out.setOutData(
                    MetricTables.cases(exec, metrics),
                    MetricTables.summary(exec, GedEvaluation.summarize(metrics, parameters.seed)));
        });
    }
}
