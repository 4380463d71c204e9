// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.selection;

/** One of the two sets that cases are split into. */
public enum Part {
    FIRST,
    SECOND
}
