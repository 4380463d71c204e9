// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.imaging.ImagingException;
import org.consilium.imaging.png.Png;
import org.consilium.imaging.png.PngImage;

/** The {@code rater_<id>.png} files of a case. */
final class MaskFiles {
    private static final String PREFIX = "rater_";
    private static final String SUFFIX = ".png";

    private MaskFiles() {}

    static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(MaskFiles::isMask)
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        }
    }

    static String rater(Path file) {
        String name = file.getFileName().toString();
        return name.substring(PREFIX.length(), name.length() - SUFFIX.length());
    }

    /** Pixels above half of the range are inside; in a mask whose largest value is 1 the ones are. */
    static BitSet read(Path file, String id, PngImage image) throws IOException {
        PngImage mask = Png.read(file);
        if (mask.height() != image.height() || mask.width() != image.width()) {
            throw new ImagingException("case " + id + ": " + file.getFileName() + " has " + mask.width() + "x"
                    + mask.height() + " pixels, image.png " + image.width() + "x" + image.height()
                    + "; they must be equal");
        }
        int largest = 0;
        for (int value : mask.values()) {
            largest = Math.max(largest, value);
        }
        int threshold = largest == 1 ? 0 : mask.maximum() / 2;
        int pixels = mask.height() * mask.width();
        BitSet inside = new BitSet(pixels);
        for (int i = 0; i < mask.values().length; i++) {
            if (mask.values()[i] > threshold) {
                inside.set(i % pixels);
            }
        }
        return inside;
    }

    private static boolean isMask(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(PREFIX)
                && name.endsWith(SUFFIX)
                && name.length() > PREFIX.length() + SUFFIX.length()
                && Files.isRegularFile(file);
    }
}
