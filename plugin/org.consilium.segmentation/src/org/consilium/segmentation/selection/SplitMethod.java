// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.selection;

/** How patients get into the parts of a split. */
public enum SplitMethod {
    /** A share of them is drawn. */
    SHARE,
    /** They are dealt to folds, of which one is the second part. */
    FOLDS,
    /** A list says it. */
    LIST
}
