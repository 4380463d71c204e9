// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.util.List;

/**
 * The annotations of a volume, read.
 *
 * @param lesions masks, one entry a lesion where lesions are kept apart, else one entry
 * @param structure what they show, or empty
 * @param identity what the rater ids are, in words
 */
public record VolumeAnnotations(List<VolumeMasks> lesions, String structure, String identity) {
    /** What names the raters, without remarks on it. */
    public String naming() {
        return identity.split(" \\(", 2)[0];
    }
}
