// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import org.consilium.imaging.internal.files.CandidateFile;

/**
 * One segment of a DICOM SEG or one structure of an RTSTRUCT, with what may name its rater.
 *
 * @param file where it is
 * @param number within the file
 * @param label of the segment or structure, or empty
 * @param type code of what it shows, or empty
 * @param creator who made the file, or empty
 * @param contentLabel label of the file, or empty
 */
record AnnotatedPart(CandidateFile file, int number, String label, String type, String creator, String contentLabel) {
    /** Label, or the number of a part without one. */
    String shown() {
        return label.isEmpty() ? Integer.toString(number) : label;
    }

    /** The file name without its extensions. */
    String baseName() {
        String name = file.name().substring(file.name().lastIndexOf('/') + 1);
        int dot = name.indexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** The name of the folder that holds the file, or empty. */
    String folderName() {
        var folder = file.path().toAbsolutePath().getParent();
        return folder == null || folder.getFileName() == null
                ? ""
                : folder.getFileName().toString();
    }
}
