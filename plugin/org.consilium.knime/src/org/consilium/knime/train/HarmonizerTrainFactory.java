// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.train;

import ai.djl.Device;
import java.io.IOException;
import java.util.Locale;
import java.util.SortedMap;
import org.consilium.knime.execution.DeviceWork;
import org.consilium.knime.execution.Execution;
import org.consilium.knime.execution.NodeProgress;
import org.consilium.knime.model.ModelPorts;
import org.consilium.knime.model.TrainingResult;
import org.consilium.knime.port.CasesPortObject;
import org.consilium.knime.port.CasesPortSpec;
import org.consilium.knime.port.ModelPortObject;
import org.consilium.knime.port.ModelPortSpec;
import org.consilium.knime.port.OpenCases;
import org.consilium.knime.table.GivesTables;
import org.consilium.knime.table.Table;
import org.consilium.knime.training.LearningCurveTable;
import org.consilium.segmentation.model.Method;
import org.consilium.segmentation.training.HarmonizerTrainer;
import org.consilium.segmentation.training.Trained;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory;
import org.knime.node.DefaultModel;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** The Harmonizer Train node: phase 1. */
public final class HarmonizerTrainFactory extends DefaultNodeFactory implements GivesTables {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Harmonizer Train")
            .icon("icon.png")
            .shortDescription("Phase 1: trains a Probabilistic U-Net with a Noise Harmonizer.")
            .fullDescription(
                    """
                    Trains a Probabilistic U-Net that draws plausible masks. A Noise Harmonizer scales and shifts the \
                    decoder's features so that what the scanner left in the image is taken out, and a loss on the \
                    Generalized Energy Distance draws the samples towards the spread of the raters. The epoch that \
                    fits held-out patients best is kept. The learning curve has one row per epoch with every term of \
                    the loss, the number of latent dimensions in use, and the figures on the held-out patients. For \
                    comparison the node also trains the Probabilistic U-Net, the first stage of D-Persona, and one \
                    U-Net per rater.""")
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort("Training Cases", "Cases to learn from.", CasesPortObject.TYPE)
                    .addInputPort(
                            "Validation Cases",
                            "Cases by which the best epoch is chosen; if not connected, some of the training patients are"
                                    + " held out.",
                            CasesPortObject.TYPE_OPTIONAL)
                    .addOutputPort("Model", "The trained network.", ModelPortObject.TYPE)
                    .addOutputTable("Learning Curve", "One row per epoch."))
            .model(model -> model.parametersClass(HarmonizerTrainParameters.class)
                    .configure(HarmonizerTrainFactory::configure)
                    .execute(HarmonizerTrainFactory::execute))
            .nodeType(NodeFactory.NodeType.Learner)
            .keywords("train", "Probabilistic U-Net", "harmonization", "segmentation", "uncertainty");

    public HarmonizerTrainFactory() {
        super(NODE);
    }

    @Override
    public SortedMap<Integer, Table> tables() {
        return GivesTables.from(2, LearningCurveTable.ANY_PHASE_ONE);
    }

    private static void configure(DefaultModel.ConfigureInput in, DefaultModel.ConfigureOutput out) {
        HarmonizerTrainParameters parameters = in.getParameters();
        CasesPortSpec cases = in.getInPortSpec(0);
        boolean unets = parameters.method == HarmonizerTrainParameters.TrainedMethod.RATER_UNETS;
        out.setOutSpecs(
                new ModelPortSpec(
                        parameters.profile.name().toLowerCase(Locale.ROOT),
                        cases.channels(),
                        unets,
                        cases.raters(),
                        cases.structure(),
                        !unets),
                (unets ? LearningCurveTable.RATER_UNETS : LearningCurveTable.PHASE_ONE).spec(parameters.columnNames()));
    }

    private static void execute(DefaultModel.ExecuteInput in, DefaultModel.ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        HarmonizerTrainParameters parameters = in.getParameters();
        ExecutionContext exec = in.getExecutionContext();
        CasesPortObject cases = in.getInPortObject(0);
        CasesPortObject validation = in.getInPortObject(1);
        Execution.run(out, warnings -> {
            NodeProgress progress = new NodeProgress(exec);
            DeviceWork work = new DeviceWork(parameters.device(), progress);
            // the batch is part of the result, so it is not made smaller when memory runs out
            TrainingResult result = TrainingResult.of(
                    exec::createFileStore,
                    () -> work.run((device, batch) -> train(cases, validation, parameters, device, progress)),
                    (trained, fileStore) -> ModelPorts.port(trained, cases.getSpec(), fileStore),
                    trained -> trained.card().method() == Method.RATER_UNETS
                            ? LearningCurveTable.raterUnets(exec, trained.curve(), parameters.columnNames())
                            : LearningCurveTable.phaseOne(exec, trained.curve(), parameters.columnNames()));
            warnings.addAll(work.warnings(result.warnings()));
            result.model().warn(warnings);
            out.setOutData(result.model(), result.curve());
        });
    }

    private static Trained train(
            CasesPortObject cases,
            CasesPortObject validation,
            HarmonizerTrainParameters parameters,
            Device device,
            NodeProgress progress)
            throws IOException {
        try (OpenCases open = cases.open(device);
                OpenCases held = validation == null ? null : validation.open(device)) {
            return HarmonizerTrainer.train(
                    open.source(),
                    held == null ? null : held.source(),
                    parameters.settings(),
                    parameters.encoder(),
                    parameters.checkpointing(),
                    device,
                    progress);
        }
    }
}
