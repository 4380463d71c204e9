// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.model;

/**
 * Where an image comes from. A value the file doesn't give is an empty string.
 *
 * @param modality DICOM modality, for example CT
 * @param seriesUid SeriesInstanceUID
 * @param sopUid SOPInstanceUID
 * @param manufacturer maker of the scanner
 * @param model model name of the scanner
 * @param kernel convolution kernel of a CT; empty for MR
 */
public record Provenance(
        String modality, String seriesUid, String sopUid, String manufacturer, String model, String kernel) {
    /** Images without any header. */
    public static Provenance none() {
        return new Provenance("", "", "", "", "", "");
    }
}
