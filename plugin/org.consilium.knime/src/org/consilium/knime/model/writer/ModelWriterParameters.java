// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.model.writer;

import org.consilium.knime.model.ModelPaths;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.Label;

/** Settings of Model Writer. */
@LoadDefaultsForAbsentFields
final class ModelWriterParameters implements NodeParameters {

    enum Form {
        @Label("Folder with model.safetensors and model.json")
        FOLDER,
        @Label("One file")
        FILE
    }

    @Widget(
            title = "Form",
            description =
                    "A folder holds the parameters and, for people to read, the model card. One file holds both; the"
                            + " card stands in its metadata.")
    Form form = Form.FOLDER;

    @Widget(
            title = "Path",
            description = "The folder, or the file, that is written, for example /models/lung or"
                    + " /models/lung.safetensors. The folder that it lies in must exist.")
    String path = "";

    @Widget(
            title = "Overwrite",
            description =
                    "Whether a model that already stands there is replaced. It is replaced as a whole: until the new"
                            + " one is complete, the old one stays.")
    boolean overwrite = false;

    @Override
    public void validate() throws InvalidSettingsException {
        ModelPaths.check(path);
    }
}
