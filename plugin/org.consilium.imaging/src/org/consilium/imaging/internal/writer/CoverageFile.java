// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.writer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.consilium.imaging.layer.Coverage;
import org.consilium.imaging.layer.SegmentationFormat;

/**
 * Says beside a NIfTI, which has a value for every voxel, which of them were looked at: the same name with the ending
 * {@code .json}, as programs for NIfTI expect what the format has no place for.
 */
final class CoverageFile {
    private static final String ENDING = SegmentationFormat.NIFTI.ending();

    private CoverageFile() {}

    /**
     * Writes the file.
     *
     * @param volume file that it is about
     * @param start slice of the source that is the volume's first one
     * @param depth slices of the volume
     */
    static void write(Path volume, Coverage coverage, int start, int depth) throws IOException {
        List<Integer> slices =
                coverage.slices().stream().map(slice -> slice - start).toList();
        String text = String.format(
                Locale.ROOT,
                "{%n  \"predicted_slices\": [%s],%n  \"slices\": %d,%n  \"predicted_share\": %s,%n  \"note\": \"%s\"%n}%n",
                slices.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                depth,
                Double.toString(coverage.share()),
                "Slices count from 0 in this volume. Voxels of other slices, and those outside of the predicted share of the"
                        + " pixels, are 0 because nobody looked at them.");
        String name = volume.getFileName().toString();
        Path target = volume.resolveSibling(name.substring(0, name.length() - ENDING.length()) + ".json");
        AtomicFile.write(target, file -> Files.writeString(file, text.replace(System.lineSeparator(), "\n")));
    }
}
