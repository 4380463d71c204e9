// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

/** A cell whose column has a lowest and a highest value. */
public interface BoundedValue extends DataValue {}
