// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.loss;

/** The soft intersection over union in the GED loss. */
public enum GedKind {
    /** sum pq / (sum p + sum q - sum pq). */
    PRODUCT,
    /** sum min(p,q) / sum max(p,q). */
    RUZICKA
}
