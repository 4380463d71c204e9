// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.sampler;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import org.consilium.knime.execution.DeviceWork;
import org.consilium.knime.execution.Execution;
import org.consilium.knime.execution.NodeProgress;
import org.consilium.knime.model.LearnedCases;
import org.consilium.knime.model.ModelFit;
import org.consilium.knime.port.CaseRecord;
import org.consilium.knime.port.CasesPortObject;
import org.consilium.knime.port.CasesPortSpec;
import org.consilium.knime.port.ModelPortObject;
import org.consilium.knime.port.ModelPortSpec;
import org.consilium.knime.port.OpenCases;
import org.consilium.knime.port.SamplesPortObject;
import org.consilium.knime.port.SamplesPortSpec;
import org.consilium.knime.port.TensorPortSpec;
import org.consilium.knime.table.GivesTables;
import org.consilium.knime.table.Table;
import org.consilium.segmentation.comparison.Recipe;
import org.consilium.segmentation.model.ModelCard;
import org.consilium.segmentation.sampling.SampleSettings;
import org.consilium.tensor.store.TensorLease;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory;
import org.knime.node.DefaultModel;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** The Probabilistic Sampler node: plausible masks of every case, and the mask of every rater. */
public final class ProbabilisticSamplerFactory extends DefaultNodeFactory implements GivesTables {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Probabilistic Sampler")
            .icon("icon.png")
            .shortDescription("Draws plausible masks of every case, and predicts the mask of every rater.")
            .fullDescription(
                    """
                    Draws K plausible masks of every case from a model of Harmonizer Train, and, if the model is
                    personalised, predicts the mask that each rater would draw. The slices of one volume share their
                    noise. The table says for every case how much the samples differ, with a picture: the contours of
                    the raters, of the samples and of the predicted raters, and where the samples are uncertain. The
                    samples carry the probabilities, the masks and the chosen maps for further nodes. The result depends
                    on the model, the case and the seed only, not on what else is in the set.""")
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort("Model", "A trained network.", ModelPortObject.TYPE)
                    .addInputPort("Cases", "The cases to predict; masks are drawn if present.", CasesPortObject.TYPE)
                    .addOutputPort(
                            "Samples", "Probability maps of the samples and of the raters.", SamplesPortObject.TYPE)
                    .addOutputTable("Sample Table", "One row per case, with a picture."))
            .model(model -> model.parametersClass(ProbabilisticSamplerParameters.class)
                    .configure(ProbabilisticSamplerFactory::configure)
                    .execute(ProbabilisticSamplerFactory::execute))
            .nodeType(NodeFactory.NodeType.Predictor)
            .keywords("predict", "sample", "uncertainty", "entropy", "personalization");

    public ProbabilisticSamplerFactory() {
        super(NODE);
    }

    @Override
    public SortedMap<Integer, Table> tables() {
        return GivesTables.from(2, SampleTable.columns(true));
    }

    private static void configure(DefaultModel.ConfigureInput in, DefaultModel.ConfigureOutput out)
            throws InvalidSettingsException {
        ProbabilisticSamplerParameters parameters = in.getParameters();
        ModelPortSpec model = in.getInPortSpec(0);
        CasesPortSpec cases = in.getInPortSpec(1);
        ModelFit.requireFit(model, cases);
        if (parameters.personal == ProbabilisticSamplerParameters.Personal.YES && !model.personalized()) {
            throw new InvalidSettingsException(
                    "The model is not personalised. Connect one of Prompt Personalize, or switch the masks per rater off.");
        }
        try {
            requireStructure(parameters, model, cases);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
        SampleSettings settings = settings(parameters, model.personalized());
        out.setOutSpecs(
                spec(cases, model, settings, count(settings, model)),
                SampleTable.columns(parameters.pictures).spec(parameters.columnNames));
    }

    private static void requireStructure(
            ProbabilisticSamplerParameters parameters, ModelPortSpec model, CasesPortSpec cases) {
        String other = ModelFit.otherStructure(model, cases);
        if (other != null && parameters.otherStructure == ProbabilisticSamplerParameters.OtherStructure.FAIL) {
            throw new IllegalArgumentException(other
                    + " Connect cases of what the model segments, or let the settings warn only, if it is the same.");
        }
    }

    private static SampleSettings settings(ProbabilisticSamplerParameters parameters, boolean personalized)
            throws InvalidSettingsException {
        try {
            return parameters.settings(personalized);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("Probabilistic Sampler: " + e.getMessage(), e);
        }
    }

    private static SamplesPortSpec spec(
            CasesPortSpec cases, ModelPortSpec model, SampleSettings settings, int samples) {
        return new SamplesPortSpec(
                cases.cases(),
                samples,
                cases.height(),
                cases.width(),
                settings.personal() ? model.raters() : List.of(),
                model.structure().isEmpty() ? cases.structure() : model.structure());
    }

    private static void execute(DefaultModel.ExecuteInput in, DefaultModel.ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        ProbabilisticSamplerParameters parameters = in.getParameters();
        ExecutionContext exec = in.getExecutionContext();
        ModelPortObject model = in.getInPortObject(0);
        CasesPortObject cases = in.getInPortObject(1);
        Execution.run(out, warnings -> sample(parameters, exec, model, cases, warnings, out));
    }

    private static void sample(
            ProbabilisticSamplerParameters parameters,
            ExecutionContext exec,
            ModelPortObject model,
            CasesPortObject cases,
            List<String> warnings,
            DefaultModel.ExecuteOutput out)
            throws IOException {
        requireStructure(parameters, model.getSpec(), cases.getSpec());
        SampleSettings settings =
                parameters.settings(model.card().architecture().personalized());
        NodeProgress progress = new NodeProgress(exec);
        DeviceWork work = new DeviceWork(parameters.device, progress);
        FileStore fileStore = exec.createFileStore("samples.safetensors");
        List<CaseRecord> predicted =
                LearnedCases.predicted(model.card().training().seen(), cases.records());
        SampledCases sampled = work.run(settings.together(), 1, (device, together) -> {
            try (TensorLease weights = model.acquire(device);
                    OpenCases open = cases.open(device)) {
                return new SamplerRun(
                                exec,
                                fileStore,
                                settings.withTogether(together),
                                parameters.pictures,
                                parameters.columnNames,
                                device,
                                progress)
                        .run(
                                model.card(),
                                weights.tensors(),
                                open.source(),
                                predicted,
                                spec(cases.getSpec(), model.getSpec(), settings, count(settings, model.card()))
                                        .by(Recipe.of(model.card(), settings)));
            }
        });
        warnings.addAll(work.warnings(ModelFit.differences(model.getSpec(), cases.getSpec())));
        warnings.addAll(LearnedCases.known(predicted));
        sampled.port().warn(warnings);
        out.setOutData(sampled.port(), sampled.table());
    }

    /** As the method below, as far as it is known before execution. */
    private static int count(SampleSettings settings, ModelPortSpec model) {
        if (model.latent() || settings.samples() == 0) {
            return settings.samples();
        }
        return model.raters().isEmpty()
                ? TensorPortSpec.UNKNOWN
                : model.raters().size();
    }

    private static int count(SampleSettings settings, ModelCard card) {
        return settings.samples() == 0 ? 0 : card.population(settings.samples());
    }
}
