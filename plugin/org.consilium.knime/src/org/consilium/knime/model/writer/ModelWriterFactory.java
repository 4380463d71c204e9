// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.model.writer;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.knime.execution.Execution;
import org.consilium.knime.execution.NodeProgress;
import org.consilium.knime.model.ModelPaths;
import org.consilium.knime.port.ModelPortObject;
import org.consilium.segmentation.model.ModelFile;
import org.consilium.tensor.store.TensorLease;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory;
import org.knime.node.DefaultModel;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** The Model Writer node: a model leaves the workflow. */
public final class ModelWriterFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Model Writer")
            .icon("icon.png")
            .shortDescription("Writes a model as safetensors with its card.")
            .fullDescription(
                    """
                    Writes a trained model so that another workflow, another machine or Python can read it: the \
                    parameters as float32 in safetensors, under the names PyTorch would give them, and the model card, \
                    which says how the model was trained. In Python, safetensors.torch.load_file reads the parameters. \
                    The file appears complete or not at all.""")
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort("Model", "The model to write.", ModelPortObject.TYPE))
            .model(model -> model.parametersClass(ModelWriterParameters.class)
                    .configure((in, out) -> ModelPaths.require(in.<ModelWriterParameters>getParameters().path))
                    .execute(ModelWriterFactory::execute))
            .nodeType(NodeFactory.NodeType.Sink)
            .keywords("save", "export", "safetensors", "weights", "PyTorch");

    public ModelWriterFactory() {
        super(NODE);
    }

    private static void execute(DefaultModel.ExecuteInput in, DefaultModel.ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        ModelWriterParameters parameters = in.getParameters();
        ModelPortObject model = in.getInPortObject(0);
        NodeProgress progress = new NodeProgress(in.getExecutionContext());
        Execution.run(() -> write(model, parameters, progress));
    }

    private static void write(ModelPortObject model, ModelWriterParameters parameters, NodeProgress progress)
            throws IOException {
        Path path = ModelPaths.of(parameters.path);
        boolean folder = parameters.form == ModelWriterParameters.Form.FOLDER;
        Path file = folder ? path.resolve(ModelFile.WEIGHTS) : path;
        if (!parameters.overwrite && Files.exists(file)) {
            throw new FileAlreadyExistsException(
                    file + " exists already. Choose another path, or let Model Writer overwrite.");
        }
        if (!folder && Files.isDirectory(path)) {
            throw new FileAlreadyExistsException(
                    path + " is a folder. Choose the form 'Folder', or the path of a file.");
        }
        progress.report(0, "Writing " + model.layout().bytes() + " bytes");
        try (TensorLease lease = model.acquire(Device.cpu())) {
            if (folder) {
                ModelFile.writeFolder(path, model.card(), lease.tensors());
            } else {
                ModelFile.write(path, model.card(), lease.tensors());
            }
        }
    }
}
