// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters;

import java.util.Optional;
import org.knime.core.data.DataTableSpec;

/** What a dialog knows of the node that it belongs to. */
public interface NodeParametersInput {

    /** The specification of an input table; empty if it is not connected or not known yet. */
    Optional<DataTableSpec> getInTableSpec(int port);
}
