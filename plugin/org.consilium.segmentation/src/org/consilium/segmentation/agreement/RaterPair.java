// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.agreement;

/**
 * Two raters who are compared.
 *
 * @param first whose measure is subtracted from that of the second
 * @param second comes after the first in the order of the cases
 * @param within whether both are readings of one person
 */
public record RaterPair(String first, String second, boolean within) {}
