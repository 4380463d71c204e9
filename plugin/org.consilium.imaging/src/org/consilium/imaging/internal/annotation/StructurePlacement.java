// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.util.List;
import java.util.Map;
import org.consilium.imaging.internal.document.StructureSet;
import org.consilium.imaging.internal.document.StructureSet.Contour;

/**
 * Contours of an RTSTRUCT and the slices of one volume they lie on.
 *
 * @param file the RTSTRUCT
 * @param contours by number of the structure, then by slice
 */
record StructurePlacement(StructureSet file, Map<Integer, Map<Integer, List<Contour>>> contours) {}
