// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.dicom;

import org.knime.node.parameters.widget.choices.Label;

/** What can be chosen in the DICOM Reader, in the words of its dialog; settings hold the names of the constants. */
final class DicomReaderChoices {

    private DicomReaderChoices() {}

    enum Annotations {
        @Label("DICOM SEG, else RTSTRUCT, else LIDC XML, else NIfTI or NRRD")
        SEG_THEN_XML,
        @Label("DICOM SEG only")
        SEG,
        @Label("LIDC XML only")
        XML,
        @Label("RTSTRUCT only")
        RTSTRUCT,
        @Label("NIfTI or NRRD only")
        MASKS
    }

    enum RaterName {
        @Label("Automatic")
        AUTO,
        @Label("Content creator of the SEG")
        CONTENT_CREATOR,
        @Label("Segment label")
        SEGMENT_LABEL,
        @Label("File name")
        FILE_NAME,
        @Label("Folder name")
        FOLDER_NAME,
        @Label("Pattern on the file's path")
        PATTERN,
        @Label("Table")
        TABLE
    }

    enum Lidc {
        @Label("Reading session")
        SESSION,
        @Label("Reading site, by the nodule ids")
        NODULE_SITE,
        @Label("Size rank on the slice (no person)")
        SIZE_RANK
    }

    enum Nodules {
        @Label("All nodules of a slice in one mask")
        UNITED,
        @Label("Each nodule by itself, matched over the raters")
        EACH
    }

    enum Irregular {
        @Label("Read it and warn")
        WARN,
        @Label("Leave it out and warn")
        REFUSE,
        @Label("Split it into regular volumes")
        SPLIT
    }

    enum CropPlace {
        @Label("Around the raters' outlines")
        ANNOTATION,
        @Label("Sliding windows over the slice")
        SLIDING_WINDOW,
        @Label("Around the points of a table")
        POINTS
    }
}
