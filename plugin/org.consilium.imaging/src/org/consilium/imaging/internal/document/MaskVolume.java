// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.document;

import org.consilium.imaging.internal.files.CandidateFile;
import org.consilium.imaging.internal.voxels.Voxels;

/**
 * A NIfTI or NRRD volume that may hold a rater's masks.
 *
 * @param file where it is
 * @param header its extent and place, without data
 */
public record MaskVolume(CandidateFile file, Voxels header) {}
