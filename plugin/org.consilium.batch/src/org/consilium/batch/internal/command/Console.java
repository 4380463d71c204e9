// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.command;

import java.io.PrintStream;

/**
 * Where commands print.
 *
 * @param out for results
 * @param err for errors and hints
 */
record Console(PrintStream out, PrintStream err) {}
