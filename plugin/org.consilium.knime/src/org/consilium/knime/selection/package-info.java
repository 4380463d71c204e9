// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0

/** What nodes share that choose among cases: lists of names, and what is known of the cases of a port. */
package org.consilium.knime.selection;
