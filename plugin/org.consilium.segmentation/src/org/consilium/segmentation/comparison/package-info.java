// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/**
 * Whether one model is better than another: evaluations of the same cases, paired by case and tested over patients. Knows
 * figures, but neither masks nor tables.
 */
package org.consilium.segmentation.comparison;
