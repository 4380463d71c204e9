// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.data;

/**
 * What the method needs to know of a case.
 *
 * @param id unique within a set
 * @param patient key by which cases of one patient stay together
 * @param volume key shared by the slices of one volume; they share their noise
 * @param slice index within the volume, from 0
 * @param rowSpacing mm, NaN if unknown
 * @param columnSpacing mm, NaN if unknown
 */
public record CaseInfo(String id, String patient, String volume, int slice, double rowSpacing, double columnSpacing) {}
