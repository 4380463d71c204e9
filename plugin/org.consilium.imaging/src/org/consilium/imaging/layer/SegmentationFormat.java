// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.layer;

/** Kind of file that segmentations are written as. */
public enum SegmentationFormat {
    /** One DICOM SEG a volume and layer; needs images with a place in space. */
    DICOM_SEG(".seg.dcm"),
    /** One gzipped NIfTI-1 volume a volume and layer. */
    NIFTI(".nii.gz"),
    /** One 8-bit grey PNG a slice and layer. */
    PNG(".png");

    private final String ending;

    SegmentationFormat(String ending) {
        this.ending = ending;
    }

    /** Ending of the files' names. */
    public String ending() {
        return ending;
    }
}
