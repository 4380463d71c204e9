// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

/** What is known of the values of a column. */
public interface DataColumnDomain {}
