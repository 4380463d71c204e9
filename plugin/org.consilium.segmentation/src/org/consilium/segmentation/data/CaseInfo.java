// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.data;

/**
 * What the method needs to know of a case.
 *
 * @param id unique within a set
 * @param patient by which cases of one patient stay together
 * @param volume shared by the slices of one volume
 * @param slice index within the volume, from 0
 * @param rowSpacing mm, NaN if unknown
 * @param columnSpacing mm, NaN if unknown
 * @param key what noise, order and splits of this case follow from: a digest of the data, so that two installations,
 *     which call a case and its patient differently, get the same figures; the id where no digest is known
 * @param volumeKey the same for the volume, whose slices share their noise; the volume where no digest is known
 * @param imageKey the same for the image that the case is a part of, whose windows share all noise of a prediction, so
 *     that they fit together; the key where a case is the only one of its image
 */
public record CaseInfo(
        String id,
        String patient,
        String volume,
        int slice,
        double rowSpacing,
        double columnSpacing,
        String key,
        String volumeKey,
        String imageKey) {

    /** @param key null or empty where there is no digest, and likewise {@code volumeKey} and {@code imageKey} */
    public CaseInfo {
        key = key == null || key.isEmpty() ? id : key;
        volumeKey = volumeKey == null || volumeKey.isEmpty() ? volume : volumeKey;
        imageKey = imageKey == null || imageKey.isEmpty() ? key : imageKey;
    }

    /** A case that is the only one of its image. */
    public CaseInfo(
            String id,
            String patient,
            String volume,
            int slice,
            double rowSpacing,
            double columnSpacing,
            String key,
            String volumeKey) {
        this(id, patient, volume, slice, rowSpacing, columnSpacing, key, volumeKey, null);
    }

    /** A case without digests. */
    public CaseInfo(String id, String patient, String volume, int slice, double rowSpacing, double columnSpacing) {
        this(id, patient, volume, slice, rowSpacing, columnSpacing, id, volume);
    }

    /** Whether the key is a digest of the data. */
    public boolean keyed() {
        return !key.equals(id);
    }

    /** This as a volume of its own, that shares its noise with no other slice; windows of one slice still share it. */
    public CaseInfo alone() {
        return new CaseInfo(id, patient, id, slice, rowSpacing, columnSpacing, key, imageKey, imageKey);
    }
}
