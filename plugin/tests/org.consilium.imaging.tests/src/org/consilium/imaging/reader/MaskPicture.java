// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import java.util.List;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.RaterMask;

/** Masks as text: rows parted by slashes, {@code #} for pixels inside, empty rows at the end left out. */
final class MaskPicture {
    /** {@link SmallSegmentation#SHAPE}. */
    static final String L = "//...#####/...#####/...#####/...#/...#";

    private MaskPicture() {}

    /** The only rater's masks of slices 0, 1, ...; empty texts for those on which nothing is drawn. */
    static List<String> of(ReadResult result) {
        return result.cases().stream()
                .map(image -> image.masks().isEmpty() ? "no rater" : of(image, 0))
                .toList();
    }

    static String of(ImageCase image, int rater) {
        RaterMask mask = image.masks().get(rater);
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < mask.height(); row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < mask.width(); column++) {
                line.append(mask.values()[row * mask.width() + column] == 1 ? '#' : '.');
            }
            text.append(line.toString().replaceAll("\\.+$", "")).append('/');
        }
        return text.toString().replaceAll("/+$", "");
    }
}
