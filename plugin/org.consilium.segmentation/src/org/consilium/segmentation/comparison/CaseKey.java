// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.comparison;

/**
 * A case that several evaluations have in common.
 *
 * @param id of the case
 * @param patient key of its patient
 * @param labels stands for the masks of its raters
 */
record CaseKey(String id, String patient, String labels) {}
