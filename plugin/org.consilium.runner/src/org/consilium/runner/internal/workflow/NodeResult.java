// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import java.util.List;
import org.consilium.runner.internal.files.FileStoreHandler;
import org.knime.core.internal.bridge.Variable;
import org.knime.core.node.port.PortObject;

/**
 * What a node has produced.
 *
 * @param objects objects at its outputs
 * @param internals objects that are kept for its view
 * @param variables variables that it adds to the flow
 * @param stores its files
 * @param message its warning or {@code null}
 */
record NodeResult(
        PortObject[] objects,
        List<PortObject> internals,
        List<Variable> variables,
        FileStoreHandler stores,
        NodeMessage message) {}
