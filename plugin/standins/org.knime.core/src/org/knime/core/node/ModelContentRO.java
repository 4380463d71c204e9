// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import org.knime.core.node.config.ConfigRO;

/** Read access to the content of a model or a port object spec. */
public interface ModelContentRO extends ConfigRO {
    ModelContentRO getModelContent(String key) throws InvalidSettingsException;
}
