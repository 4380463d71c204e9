// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.persistence.Persistable;

/** The settings of a node: every non-static field is one. */
public interface NodeParameters extends Persistable, WidgetGroup {
    /** Called whenever settings have been loaded; throws where they do not go together. */
    default void validate() throws InvalidSettingsException {}
}
