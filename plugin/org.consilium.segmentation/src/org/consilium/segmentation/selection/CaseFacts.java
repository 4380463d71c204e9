// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.selection;

import java.util.Set;
import org.consilium.segmentation.data.CaseInfo;

/**
 * What cases are chosen and patients are grouped by. Texts that the image doesn't give are empty.
 *
 * @param info what the method knows of the case
 * @param series SeriesInstanceUID
 * @param modality as in CT
 * @param manufacturer of the scanner
 * @param model of the scanner
 * @param kernel convolution kernel of a CT
 * @param raters who looked at the case
 * @param areaPixels mean area of their masks in pixels; NaN if nobody looked, or if nobody has asked for it
 */
public record CaseFacts(
        CaseInfo info,
        String series,
        String modality,
        String manufacturer,
        String model,
        String kernel,
        Set<String> raters,
        double areaPixels) {

    public CaseFacts {
        raters = Set.copyOf(raters);
    }

    /** The mean area in mm2; NaN where it or the distance of the pixels isn't known. */
    public double areaSquareMillimetres() {
        return areaPixels * info.rowSpacing() * info.columnSpacing();
    }
}
