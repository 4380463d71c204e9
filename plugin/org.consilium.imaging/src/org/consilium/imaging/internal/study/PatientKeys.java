// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.study;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.consilium.imaging.study.DicomReadOptions;

/** Keys that stand for patients and series. */
public final class PatientKeys {
    private final DicomReadOptions options;
    private final Map<String, String> hashes = new ConcurrentHashMap<>();

    public PatientKeys(DicomReadOptions options) {
        this.options = options;
    }

    /** The patient id, or the first 12 hex digits of its salted SHA-256. Without a patient id, a study is a patient. */
    public String patient(ImageFile image) {
        String id = image.patientId().isEmpty() ? "study " + image.studyUid() : image.patientId();
        return options.keepPatientIds()
                ? id
                : hashes.computeIfAbsent(id, known -> hash(options.patientSalt() + "\n" + known, 12));
    }

    /** Eight hex digits that stand for a series and an image size. */
    public static String volume(Volume volume) {
        String part = volume.part() == 0 ? "" : "|part " + volume.part();
        return hash(volume.seriesUid() + "|" + volume.rows() + "x" + volume.columns() + part, 8);
    }

    /** The first hex digits of the SHA-256 of a text. */
    public static String hash(String text, int digits) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, digits);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
