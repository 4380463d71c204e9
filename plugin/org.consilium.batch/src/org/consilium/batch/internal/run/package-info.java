// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0

/** Runs workflows on a copy through KNIME's batch application, and puts the results in their places. */
package org.consilium.batch.internal.run;
