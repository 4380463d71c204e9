// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

/** What a cell can be read as. */
public interface DataValue {}
