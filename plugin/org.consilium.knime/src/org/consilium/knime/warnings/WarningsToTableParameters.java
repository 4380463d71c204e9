// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.warnings;

import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;

/** Warnings to Table has nothing to set. */
@LoadDefaultsForAbsentFields
final class WarningsToTableParameters implements NodeParameters {}
