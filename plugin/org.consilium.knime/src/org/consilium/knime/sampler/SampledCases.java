// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.sampler;

import org.consilium.knime.port.SamplesPortObject;
import org.knime.core.node.BufferedDataTable;

/**
 * What the sampler hands on.
 *
 * @param port the tensor store owns its tensors, or they lie in its file
 * @param table one row a case
 */
record SampledCases(SamplesPortObject port, BufferedDataTable table) {}
