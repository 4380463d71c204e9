// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.inspector;

import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;

/** Tensor Inspector has nothing to set. */
@LoadDefaultsForAbsentFields
final class TensorInspectorParameters implements NodeParameters {}
