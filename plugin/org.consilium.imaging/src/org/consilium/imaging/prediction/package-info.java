// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** Predictions that any program made, as files, on the grid of cases. */
package org.consilium.imaging.prediction;
