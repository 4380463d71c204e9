// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

/** A cell without a value; it may say why. */
public interface MissingValue extends DataValue {
    String getError();
}
