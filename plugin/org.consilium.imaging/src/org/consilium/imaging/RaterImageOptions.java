// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging;

import java.util.Objects;

/**
 * What the reader of rater image folders does with what it finds.
 *
 * @param missingMasks what happens to a case without any mask
 * @param size height and width every case is brought to, centred, cut or padded with the edge value (masks with 0);
 *     0 takes images as they are and then they must agree
 * @param indexFile name of the optional index inside the folder
 */
public record RaterImageOptions(MissingMasks missingMasks, int size, String indexFile) {
    /** A case without any mask. */
    public enum MissingMasks {
        /** Stops with an error that names the case. */
        FAIL,
        /** Leaves the case out, with a warning. */
        SKIP,
        /** Reads the case without masks. */
        KEEP
    }

    /** Checks the ranges. */
    public RaterImageOptions {
        Objects.requireNonNull(missingMasks, "missingMasks");
        Objects.requireNonNull(indexFile, "indexFile");
        if (size < 0 || size > DicomReadOptions.MAX_CROP) {
            throw new IllegalArgumentException(
                    "the common size is " + size + ", it must be 0 to " + DicomReadOptions.MAX_CROP);
        }
    }

    /** Fails on cases without masks, takes images as they are, reads {@code index.tsv} where there is one. */
    public static RaterImageOptions defaults() {
        return new RaterImageOptions(MissingMasks.FAIL, 0, "index.tsv");
    }

    public RaterImageOptions withMissingMasks(MissingMasks value) {
        return new RaterImageOptions(value, size, indexFile);
    }

    public RaterImageOptions withSize(int value) {
        return new RaterImageOptions(missingMasks, value, indexFile);
    }

    public RaterImageOptions withIndexFile(String value) {
        return new RaterImageOptions(missingMasks, size, value);
    }
}
