// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

/** A cell that names one of a few things. */
public interface NominalValue extends DataValue {}
