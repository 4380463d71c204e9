// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.study;

import org.consilium.imaging.model.DataKey;

/** Keys that stand for patients and series. */
public final class PatientKeys {
    private static final int VOLUME_DIGITS = 8;

    private PatientKeys() {}

    /** What tells patients apart: the patient id; without one, a study is a patient. */
    public static String patient(ImageFile image) {
        return image.patientId().isEmpty() ? "study " + image.studyUid() : image.patientId();
    }

    /** Stands for a series and an image size, the same in every installation. */
    public static String volumeKey(Volume volume) {
        return DataKey.of(volume.seriesUid(), volume.rows() + "x" + volume.columns(), "part " + volume.part());
    }

    /** Eight hex digits that stand for a series and an image size. */
    public static String volume(Volume volume) {
        return volumeKey(volume).substring(0, VOLUME_DIGITS);
    }
}
