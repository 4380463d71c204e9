// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.layer;

import java.nio.file.Path;

/**
 * A file that was written.
 *
 * @param path where it is
 * @param patient key of the patient
 * @param volume key of the volume
 * @param layer what was written: a sample, a rater
 * @param slices number of slices in it that hold anything
 * @param pixels number of pixels inside the mask, or above the threshold
 * @param coverage what of the source it says something about
 */
public record WrittenFile(
        Path path, String patient, String volume, String layer, int slices, long pixels, Coverage coverage) {}
