// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.model.reader;

import org.consilium.knime.model.ModelPaths;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;

/** Settings of Model Reader. */
@LoadDefaultsForAbsentFields
final class ModelReaderParameters implements NodeParameters {

    @Widget(title = "Path", description = "The folder or the safetensors file that Model Writer has written.")
    String path = "";

    @Override
    public void validate() throws InvalidSettingsException {
        ModelPaths.check(path);
    }
}
