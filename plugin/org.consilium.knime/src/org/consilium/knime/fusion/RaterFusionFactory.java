// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.fusion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicReference;
import org.consilium.ground.Count;
import org.consilium.knime.execution.Execution;
import org.consilium.knime.execution.NodeProgress;
import org.consilium.knime.port.CaseRecord;
import org.consilium.knime.port.CasesPortObject;
import org.consilium.knime.port.CasesPortSpec;
import org.consilium.knime.port.SamplesPortObject;
import org.consilium.knime.port.SamplesPortSpec;
import org.consilium.knime.table.GivesTables;
import org.consilium.knime.table.Table;
import org.consilium.segmentation.comparison.Recipe;
import org.consilium.segmentation.fusion.FusedCase;
import org.consilium.segmentation.fusion.RaterScore;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory;
import org.knime.node.DefaultModel;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** The Rater Fusion node: one mask a case made of several raters'. */
public final class RaterFusionFactory extends DefaultNodeFactory implements GivesTables {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Rater Fusion")
            .icon("icon.png")
            .shortDescription("Fuses the masks of several raters into one, and measures each rater against it.")
            .fullDescription(
                    """
                    Makes one mask of those of the raters who looked at a case: by majority, by at least half of them, by \
                    STAPLE, which weighs raters by their estimated sensitivity and specificity, or as the mean of the \
                    raters. The cases leave the node with this consensus as their only rater, to train or to evaluate \
                    with. A mask holds only inside or outside; what lies between, the posterior of STAPLE or the share \
                    of raters, leaves at the output Consensus Probability as one sample a case, which the GED Evaluator, \
                    too, can set beside a model. The Segmentation Writer takes the consensus cases alone, or both \
                    outputs, and writes them as a consensus by this method. The tables tell the sensitivity and specificity of every rater. Where \
                    all raters marked nothing, or everything, the consensus is just that, and the sensitivity or the \
                    specificity is a missing cell.""")
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort("Cases", "Cases with the raters' masks.", CasesPortObject.TYPE)
                    .addOutputPort(
                            "Consensus Cases",
                            "The same cases, with the consensus as only rater.",
                            CasesPortObject.TYPE)
                    .addOutputTable(
                            "Rater Performance",
                            "One row per rater: mean sensitivity, specificity and Dice against the consensus.")
                    .addOutputTable("Performance per Case", "One row per case and rater.")
                    .addOutputPort(
                            "Consensus Probability",
                            "One probability map per case: STAPLE's posterior, or the mean of the raters; 0 and 1 for"
                                    + " votes.",
                            SamplesPortObject.TYPE))
            .model(model -> model.parametersClass(RaterFusionParameters.class)
                    .configure(RaterFusionFactory::configure)
                    .execute(RaterFusionFactory::execute))
            .nodeType(NodeFactory.NodeType.Manipulator)
            .keywords("STAPLE", "majority", "consensus", "ground truth", "sensitivity", "specificity", "agreement");

    public RaterFusionFactory() {
        super(NODE);
    }

    @Override
    public SortedMap<Integer, Table> tables() {
        return GivesTables.from(2, FusionTables.RATERS, FusionTables.CASES);
    }

    private static void configure(DefaultModel.ConfigureInput in, DefaultModel.ConfigureOutput out) {
        RaterFusionParameters parameters = in.getParameters();
        CasesPortSpec cases = in.getInPortSpec(0);
        out.setOutSpecs(
                spec(cases, parameters.rater()),
                FusionTables.RATERS.spec(),
                FusionTables.CASES.spec(),
                probabilitySpec(cases));
    }

    private static CasesPortSpec spec(CasesPortSpec cases, String rater) {
        return new CasesPortSpec(
                        cases.cases(),
                        cases.channels(),
                        cases.height(),
                        cases.width(),
                        cases.normalisation(),
                        List.of(rater),
                        cases.structure())
                .withSpacing(cases.rowSpacing(), cases.columnSpacing());
    }

    private static SamplesPortSpec probabilitySpec(CasesPortSpec cases) {
        return new SamplesPortSpec(cases.cases(), 1, cases.height(), cases.width(), List.of(), cases.structure());
    }

    private static void execute(DefaultModel.ExecuteInput in, DefaultModel.ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        RaterFusionParameters parameters = in.getParameters();
        ExecutionContext exec = in.getExecutionContext();
        CasesPortObject cases = in.getInPortObject(0);
        Execution.run(out, warnings -> {
            FusionWork work = new FusionWork(cases, parameters.settings(), new NodeProgress(exec));
            FileStore masksFile = exec.createFileStore("consensus.safetensors");
            FileStore mapsFile = exec.createFileStore("probability.safetensors");
            // both files are written side by side while the volumes are read one after the other
            AtomicReference<CasesPortObject> consensus = new AtomicReference<>();
            SamplesPortObject probability = SamplesPortObject.write(
                    probabilitySpec(cases.getSpec())
                            .by(new Recipe(
                                    "Consensus by "
                                            + parameters.settings().method().title() + " (uses the labels)",
                                    Map.of())),
                    cases.records(),
                    FusionWork.probabilities(cases.getSpec()),
                    mapsFile,
                    maps -> consensus.set(CasesPortObject.write(
                            spec(cases.getSpec(), parameters.rater()),
                            cases.records(),
                            masksFile,
                            masks -> work.run(masks, maps))));
            warnings.addAll(warnings(work.fused()));
            List<CaseRecord> known = FusionTables.records(parameters.settings(), cases.records(), work.fused());
            CasesPortObject fused = consensus.get().withRecords(known, masksFile);
            fused.warn(warnings);
            out.setOutData(
                    fused,
                    FusionTables.RATERS.build(exec, FusionTables.raters(RaterScore.of(work.fused()))),
                    FusionTables.CASES.build(exec, FusionTables.cases(cases.records(), work.fused())),
                    probability.withRecords(known, mapsFile));
        });
    }

    private static List<String> warnings(List<FusedCase> fused) {
        List<String> warnings = new ArrayList<>();
        long unseen = fused.stream().filter(c -> c.raters().isEmpty()).count();
        if (unseen > 0) {
            warnings.add(Count.of(
                            unseen,
                            "case was looked at by no rater; it has",
                            "cases were looked at by no rater; they have")
                    + " no consensus mask.");
        }
        long running = fused.stream().filter(c -> !c.converged()).count();
        if (running > 0) {
            warnings.add("STAPLE has not converged in " + Count.of(running, "case") + "; allow more iterations.");
        }
        return warnings;
    }
}
