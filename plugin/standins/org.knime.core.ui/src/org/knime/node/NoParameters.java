// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import org.knime.node.parameters.NodeParameters;

/** The settings of a node that has none. */
final class NoParameters implements NodeParameters {
    NoParameters() {}
}
