// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.inspect;

import java.util.List;

/**
 * One series as the DICOM reader sees it. An unknown number is NaN.
 *
 * @param seriesUid SeriesInstanceUID
 * @param modality DICOM modality
 * @param transferSyntax UID of the first file's transfer syntax
 * @param transferSyntaxName its name
 * @param rows height in pixels
 * @param columns width in pixels
 * @param files files of the series
 * @param slices image planes of the series
 * @param frames frames of the file with most frames: 1 for single-frame files
 * @param rowSpacing distance of rows, mm
 * @param columnSpacing distance of columns, mm
 * @param sliceSpacing median distance of neighbouring slices along the normal, mm
 * @param manufacturer maker, or empty
 * @param model model name, or empty
 * @param kernel convolution kernel, or empty
 * @param annotations annotation files that refer to this series
 * @param annotationKind {@code SEG}, {@code XML} or empty: where the reader would take the masks from
 * @param raters ids of the raters, sorted
 * @param problems names of what is odd about the series as a volume, such as series-gantry-tilt
 */
public record SeriesSummary(
        String seriesUid,
        String modality,
        String transferSyntax,
        String transferSyntaxName,
        int rows,
        int columns,
        int files,
        int slices,
        int frames,
        double rowSpacing,
        double columnSpacing,
        double sliceSpacing,
        String manufacturer,
        String model,
        String kernel,
        int annotations,
        String annotationKind,
        List<String> raters,
        List<String> problems) {}
