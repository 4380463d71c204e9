// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import org.knime.core.node.config.ConfigWO;

/** Write access to the content of a model or a port object spec. */
public interface ModelContentWO extends ConfigWO {
    ModelContentWO addModelContent(String key);

    void addModelContent(ModelContent content);
}
