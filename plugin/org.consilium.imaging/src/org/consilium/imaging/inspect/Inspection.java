// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.inspect;

import java.util.List;

/**
 * What a folder holds.
 *
 * @param series image series in a stable order, and SEG series that belong to none of them
 * @param files every file that is, or pretends to be, DICOM or an LIDC annotation, sorted by path
 */
public record Inspection(List<SeriesSummary> series, List<FileSummary> files) {
    public Inspection {
        series = List.copyOf(series);
        files = List.copyOf(files);
    }

    /** Whether any file could be read. */
    public boolean anyReadable() {
        return files.stream().anyMatch(FileSummary::readable);
    }
}
