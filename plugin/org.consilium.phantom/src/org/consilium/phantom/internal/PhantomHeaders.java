// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.phantom.internal;

import org.consilium.imaging.dicom.DicomTags;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.VR;

/** The elements that images and segmentations of a phantom have in common. Dates are fixed. */
final class PhantomHeaders {
    static final String DATE = "20260101";
    static final String TIME = "120000";

    private PhantomHeaders() {}

    static Attributes of(PhantomSeries series, String sopClass, String sopUid) {
        Attributes dataset = new Attributes();
        dataset.setString(DicomTags.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 192");
        dataset.setString(DicomTags.SOP_CLASS_UID, VR.UI, sopClass);
        dataset.setString(DicomTags.SOP_INSTANCE_UID, VR.UI, sopUid);
        dataset.setString(DicomTags.STUDY_DATE, VR.DA, DATE);
        dataset.setString(DicomTags.SERIES_DATE, VR.DA, DATE);
        dataset.setString(DicomTags.CONTENT_DATE, VR.DA, DATE);
        dataset.setString(DicomTags.STUDY_TIME, VR.TM, TIME);
        dataset.setString(DicomTags.SERIES_TIME, VR.TM, TIME);
        dataset.setString(DicomTags.CONTENT_TIME, VR.TM, TIME);
        dataset.setNull(DicomTags.ACCESSION_NUMBER, VR.SH);
        dataset.setNull(DicomTags.REFERRING_PHYSICIAN_NAME, VR.PN);
        dataset.setString(DicomTags.PATIENT_NAME, VR.PN, "Phantom^" + series.caseNumber());
        dataset.setString(DicomTags.PATIENT_ID, VR.LO, series.patientId());
        dataset.setNull(DicomTags.PATIENT_BIRTH_DATE, VR.DA);
        dataset.setString(DicomTags.PATIENT_SEX, VR.CS, "O");
        dataset.setString(DicomTags.STUDY_INSTANCE_UID, VR.UI, series.studyUid());
        dataset.setString(DicomTags.STUDY_ID, VR.SH, "1");
        dataset.setString(DicomTags.FRAME_OF_REFERENCE_UID, VR.UI, series.frameOfReference());
        dataset.setNull(DicomTags.POSITION_REFERENCE_INDICATOR, VR.LO);
        dataset.setInt(DicomTags.ROWS, VR.US, series.options().size());
        dataset.setInt(DicomTags.COLUMNS, VR.US, series.options().size());
        dataset.setInt(DicomTags.SAMPLES_PER_PIXEL, VR.US, 1);
        dataset.setString(DicomTags.PHOTOMETRIC_INTERPRETATION, VR.CS, "MONOCHROME2");
        return dataset;
    }

    /** Adds a sequence of one item and returns that item. */
    static Attributes item(Attributes parent, int sequence) {
        Attributes item = new Attributes();
        Sequence items = parent.newSequence(sequence, 1);
        items.add(item);
        return item;
    }

    /** Adds a sequence with a coded concept. */
    static void code(Attributes parent, int sequence, String value, String scheme, String meaning) {
        Attributes item = item(parent, sequence);
        item.setString(DicomTags.CODE_VALUE, VR.SH, value);
        item.setString(DicomTags.CODING_SCHEME_DESIGNATOR, VR.SH, scheme);
        item.setString(DicomTags.CODE_MEANING, VR.LO, meaning);
    }
}
