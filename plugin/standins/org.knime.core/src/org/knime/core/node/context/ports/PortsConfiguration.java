// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.context.ports;

import java.util.List;
import java.util.Map;
import org.knime.core.node.port.PortType;

/** The ports that one node really has. */
public interface PortsConfiguration {
    PortType[] getInputPorts();

    PortType[] getOutputPorts();

    /** Returns for each group the indices of its inputs. */
    Map<String, int[]> getInputPortLocation();

    /** Returns for each group the indices of its outputs. */
    Map<String, int[]> getOutputPortLocation();

    List<String> getPortGroupNames();
}
