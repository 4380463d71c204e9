// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.personalize;

import ai.djl.Device;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.consilium.knime.execution.DeviceWork;
import org.consilium.knime.execution.Execution;
import org.consilium.knime.execution.NodeProgress;
import org.consilium.knime.model.ModelFit;
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
import org.consilium.segmentation.training.PromptPersonalizer;
import org.consilium.segmentation.training.RaterAdder;
import org.consilium.segmentation.training.Trained;
import org.consilium.tensor.store.TensorLease;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory;
import org.knime.node.DefaultModel;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** The Prompt Personalize node: phase 2. */
public final class PromptPersonalizeFactory extends DefaultNodeFactory implements GivesTables {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Prompt Personalize")
            .icon("icon.png")
            .shortDescription("Phase 2: learns what each rater does, in the frequency domain.")
            .fullDescription(
                    """
                    Takes a model of Harmonizer Train and learns for each rater how to outline as that rater does. The \
                    high-frequency bands of the features are combined with prompts of the rater and turned into a \
                    latent code of the rater. Everything else of the model stays exactly as it is. Another rater can \
                    be added to a personalised model from a few cases.""")
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort("Model", "A model of Harmonizer Train.", ModelPortObject.TYPE)
                    .addInputPort(
                            "Training Cases",
                            "Cases outlined by the raters of the model, or by a new rater.",
                            CasesPortObject.TYPE)
                    .addInputPort(
                            "Validation Cases",
                            "Cases of other patients than the model was trained with, by which the best epoch is chosen; if"
                                    + " not connected, some of the training patients are held out. Not used when a rater is"
                                    + " added.",
                            CasesPortObject.TYPE_OPTIONAL)
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

    @Override
    public SortedMap<Integer, Table> tables() {
        return GivesTables.from(2, LearningCurveTable.PHASE_TWO);
    }

    private static void configure(DefaultModel.ConfigureInput in, DefaultModel.ConfigureOutput out)
            throws InvalidSettingsException {
        ModelPortSpec model = in.getInPortSpec(0);
        CasesPortSpec cases = in.getInPortSpec(1);
        ModelFit.requireFit(model, cases);
        String otherStructure = ModelFit.otherStructure(model, cases);
        if (otherStructure != null) {
            throw new InvalidSettingsException(otherStructure + " Connect cases of what the model segments.");
        }
        if (!model.latent()) {
            throw new InvalidSettingsException("The model has one U-Net per rater, so every rater has a mask already."
                    + " Connect a model with a latent code.");
        }
        PromptPersonalizeParameters parameters = in.getParameters();
        if (parameters.task == PromptPersonalizeParameters.Task.ADD_RATER && !model.personalized()) {
            throw new InvalidSettingsException(
                    "A rater can only be added to a model that Prompt Personalize has trained for all its raters.");
        }
        out.setOutSpecs(
                new ModelPortSpec(
                        model.profile(), model.channels(), true, raters(model, cases, parameters), model.structure()),
                LearningCurveTable.PHASE_TWO.spec(parameters.columnNames()));
    }

    /** The raters of the result, as far as they are known before execution. */
    private static List<String> raters(ModelPortSpec model, CasesPortSpec cases, PromptPersonalizeParameters parameters)
            throws InvalidSettingsException {
        if (parameters.task == PromptPersonalizeParameters.Task.ALL_RATERS) {
            return model.raters();
        }
        if (model.raters().isEmpty() || cases.raters().isEmpty()) {
            return List.of();
        }
        List<String> raters = new ArrayList<>(model.raters());
        try {
            raters.add(newRater(model.raters(), cases.raters(), parameters));
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
        return raters;
    }

    /** @throws IllegalArgumentException if no rater is named and it is not clear who is meant */
    private static String newRater(List<String> known, List<String> ofCases, PromptPersonalizeParameters parameters) {
        if (!parameters.newRater.isBlank()) {
            return parameters.newRater.strip();
        }
        List<String> unknown =
                ofCases.stream().filter(rater -> !known.contains(rater)).toList();
        if (unknown.size() != 1) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "The cases are of raters %s, the model knows %s. Name the new rater in the settings.",
                    ofCases,
                    known));
        }
        return unknown.get(0);
    }

    private static void execute(DefaultModel.ExecuteInput in, DefaultModel.ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        PromptPersonalizeParameters parameters = in.getParameters();
        ExecutionContext exec = in.getExecutionContext();
        ModelPortObject model = in.getInPortObject(0);
        CasesPortObject cases = in.getInPortObject(1);
        CasesPortObject validation = in.getInPortObject(2);
        Execution.run(out, warnings -> {
            NodeProgress progress = new NodeProgress(exec);
            DeviceWork work = new DeviceWork(parameters.device(), progress);
            // the batch is part of the result, so it is not made smaller when memory runs out
            TrainingResult result = TrainingResult.of(
                    exec::createFileStore,
                    () -> work.run((device, batch) -> train(model, cases, validation, parameters, device, progress)),
                    (trained, fileStore) ->
                            ModelPorts.port(trained, model.card().images().normalisation(), fileStore),
                    trained -> LearningCurveTable.phaseTwo(exec, trained.curve(), parameters.columnNames()));
            warnings.addAll(work.warnings(result.warnings()));
            result.model().warn(warnings);
            out.setOutData(result.model(), result.curve());
        });
    }

    private static Trained train(
            ModelPortObject model,
            CasesPortObject cases,
            CasesPortObject validation,
            PromptPersonalizeParameters parameters,
            Device device,
            NodeProgress progress)
            throws IOException {
        try (TensorLease weights = model.acquire(device);
                OpenCases open = cases.open(device);
                OpenCases held = validation == null ? null : validation.open(device)) {
            if (parameters.task == PromptPersonalizeParameters.Task.ADD_RATER) {
                return RaterAdder.train(
                        model.card(),
                        weights.tensors(),
                        open.source(),
                        parameters.newRater(
                                newRater(model.card().raters(), open.source().raters(), parameters)),
                        device,
                        progress);
            }
            return PromptPersonalizer.train(
                    model.card(),
                    weights.tensors(),
                    open.source(),
                    held == null ? null : held.source(),
                    parameters.settings(),
                    parameters.checkpointing(),
                    device,
                    progress);
        }
    }
}
