// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.document;

import java.util.List;
import java.util.stream.Collectors;
import org.consilium.imaging.dicom.DicomTags;
import org.dcm4che3.data.Attributes;

/** Which of a person's readings a file is of, as the attributes of clinical trials say it (PS3.3 C.7.1.3 and C.7.3.2). */
final class ReadingSession {
    private static final List<Integer> TAGS = List.of(
            DicomTags.CLINICAL_TRIAL_SUBJECT_READING_ID,
            DicomTags.CLINICAL_TRIAL_TIME_POINT_ID,
            DicomTags.CLINICAL_TRIAL_SERIES_ID,
            DicomTags.CLINICAL_TRIAL_SERIES_DESCRIPTION);

    private ReadingSession() {}

    /** The attributes that are there, or empty. */
    static String of(Attributes attributes) {
        return TAGS.stream()
                .map(tag -> attributes.getString(tag, "").trim())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
