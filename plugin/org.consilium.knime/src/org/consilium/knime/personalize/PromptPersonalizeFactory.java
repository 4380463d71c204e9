// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.personalize;

import ai.djl.Device;
import java.io.IOException;
import org.consilium.knime.internal.Execution;
import org.consilium.knime.internal.LearningCurveTable;
import org.consilium.knime.internal.ModelPorts;
import org.consilium.knime.internal.NodeProgress;
import org.consilium.knime.internal.Warnings;
import org.consilium.knime.port.CasesPortObject;
import org.consilium.knime.port.CasesPortSpec;
import org.consilium.knime.port.ModelPortObject;
import org.consilium.knime.port.ModelPortSpec;
import org.consilium.segmentation.training.PromptPersonalizer;
import org.consilium.segmentation.training.Trained;
import org.consilium.tensor.TensorLease;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory;
import org.knime.node.DefaultModel;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** The Prompt Personalize node: phase 2. */
public final class PromptPersonalizeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Prompt Personalize")
            .icon("icon.png")
            .shortDescription("Phase 2: learns what each rater does, in the frequency domain.")
            .fullDescription(
                    """
                    Takes a model of Harmonizer Train and learns for each rater how to outline as that rater does. The                     high-frequency bands of the features are combined with prompts of the rater and turned into a latent                     code of the rater. Everything else of the model stays exactly as it is.""")
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort("Model", "A model of Harmonizer Train.", ModelPortObject.TYPE)
                    .addInputPort("Training Cases", "Cases outlined by the raters of the model.", CasesPortObject.TYPE)
                    .addOutputPort("Personalized Model", "The model with the raters' prompts.", ModelPortObject.TYPE)
                    .addOutputTable("Learning Curve", "One row per epoch."))
            .model(model -> model.parametersClass(PromptPersonalizeParameters.class)
                    .configure(PromptPersonalizeFactory::configure)
                    .execute(PromptPersonalizeFactory::execute))
            .nodeType(NodeFactory.NodeType.Learner)
            .keywords("personalization", "prompt", "rater", "annotator", "wavelet");

    public PromptPersonalizeFactory() {
        super(NODE);
    }

    private static void configure(final DefaultModel.ConfigureInput in, final DefaultModel.ConfigureOutput out)
            throws InvalidSettingsException {
        final ModelPortSpec model = in.getInPortSpec(0);
        final CasesPortSpec cases = in.getInPortSpec(1);
        ModelPorts.requireFit(model, cases);
        final String otherStructure = ModelPorts.otherStructure(model, cases);
        if (otherStructure != null) {
            throw new InvalidSettingsException(otherStructure + " Connect cases of what the model segments.");
        }
        out.setOutSpecs(
                new ModelPortSpec(model.profile(), model.channels(), true, model.raters(), model.structure()),
                LearningCurveTable.PHASE_TWO.spec());
    }

    private static void execute(final DefaultModel.ExecuteInput in, final DefaultModel.ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        final PromptPersonalizeParameters parameters = in.getParameters();
        final ExecutionContext exec = in.getExecutionContext();
        final ModelPortObject model = in.getInPortObject(0);
        final CasesPortObject cases = in.getInPortObject(1);
        Execution.run(() -> {
            final Trained trained = train(model, cases, parameters, new NodeProgress(exec));
            out.setOutData(
                    ModelPorts.port(trained, model.card().normalisation(), exec.createFileStore("model.safetensors")),
                    LearningCurveTable.phaseTwo(exec, trained.curve()));
            Warnings.show(trained.warnings(), out);
        });
    }

    private static Trained train(
            final ModelPortObject model,
            final CasesPortObject cases,
            final PromptPersonalizeParameters parameters,
            final NodeProgress progress)
            throws IOException {
        final Device device = ModelPorts.device(parameters.device);
        try (TensorLease weights = model.acquire(device);
                TensorLease lease = cases.acquire(device)) {
            return PromptPersonalizer.train(
                    model.card(),
                    weights.tensors(),
                    cases.caseSet(lease),
                    null,
                    parameters.settings(),
                    device,
                    progress);
        }
    }
}
