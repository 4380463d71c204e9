// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.table;

import java.util.List;

/** One row of a saved table: its key, and one cell a column. */
public record SavedRow(String key, List<SavedCell> cells) {}
