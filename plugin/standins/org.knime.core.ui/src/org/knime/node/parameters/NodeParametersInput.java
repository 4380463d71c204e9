// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters;

import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;

/** What the dialog of a node knows of the node. */
public interface NodeParametersInput {
    PortType[] getInPortTypes();

    PortObjectSpec[] getInPortSpecs();

    Optional<PortObjectSpec> getInPortSpec(int index);

    DataTableSpec[] getInTableSpecs();

    Optional<DataTableSpec> getInTableSpec(int index);

    PortType[] getOutPortTypes();
}
