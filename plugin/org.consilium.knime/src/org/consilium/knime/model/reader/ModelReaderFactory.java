// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.model.reader;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.consilium.ground.FileErrors;
import org.consilium.knime.execution.Execution;
import org.consilium.knime.execution.NodeProgress;
import org.consilium.knime.model.ModelPaths;
import org.consilium.knime.model.ModelPorts;
import org.consilium.knime.port.ModelPortObject;
import org.consilium.knime.port.ModelPortSpec;
import org.consilium.knime.port.TensorPortSpec;
import org.consilium.segmentation.model.ModelFile;
import org.consilium.tensor.Held;
import org.consilium.tensor.NamedTensors;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory;
import org.knime.node.DefaultModel;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** The Model Reader node: a model that Model Writer wrote. */
public final class ModelReaderFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Model Reader")
            .icon("icon.png")
            .shortDescription("Reads a model that Model Writer has written.")
            .fullDescription(
                    """
                    Reads a trained model from a folder or a file of Model Writer. Before the node runs, the following \
                    nodes already know the raters, channels and structure of the model from its card. Parameters that \
                    do not fit the card are refused, naming the first one.""")
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addOutputPort("Model", "The model.", ModelPortObject.TYPE))
            .model(model -> model.parametersClass(ModelReaderParameters.class)
                    .configure(ModelReaderFactory::configure)
                    .execute(ModelReaderFactory::execute))
            .nodeType(NodeFactory.NodeType.Source)
            .keywords("load", "import", "safetensors", "weights", "PyTorch");

    public ModelReaderFactory() {
        super(NODE);
    }

    private static void configure(DefaultModel.ConfigureInput in, DefaultModel.ConfigureOutput out)
            throws InvalidSettingsException {
        Path path = ModelPaths.require(in.<ModelReaderParameters>getParameters().path);
        if (!Files.exists(path)) {
            // perhaps an earlier node writes it
            out.setOutSpecs(new ModelPortSpec("", TensorPortSpec.UNKNOWN, false, List.of()));
            out.setWarningMessage(path + " does not exist yet.");
            return;
        }
        try {
            out.setOutSpecs(ModelPorts.spec(ModelFile.open(path).card()));
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidSettingsException(FileErrors.message(e), e);
        }
    }

    private static void execute(DefaultModel.ExecuteInput in, DefaultModel.ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        ModelReaderParameters parameters = in.getParameters();
        ExecutionContext exec = in.getExecutionContext();
        Execution.run(out, warnings -> {
            new NodeProgress(exec).report(0, "Reading the model");
            ModelFile file = ModelFile.open(ModelPaths.of(parameters.path));
            FileStore fileStore = exec.createFileStore("model.safetensors");
            try (Held<NamedTensors> loaded = Held.of(file.load(Device.cpu()))) {
                ModelPortObject port =
                        new ModelPortObject(ModelPorts.spec(file.card()), file.card(), loaded.get(), fileStore);
                // the store owns them since the port object was made
                loaded.handOver();
                if (file.edited()) {
                    warnings.add(ModelFile.CARD + " was changed after it was written. The card inside of "
                            + ModelFile.WEIGHTS + " was used.");
                }
                port.warn(warnings);
                out.setOutData(port);
            }
        });
    }
}
