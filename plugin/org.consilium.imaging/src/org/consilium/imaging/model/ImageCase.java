// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.model;

import java.util.List;

/**
 * One slice with what its raters drew on it.
 *
 * @param id unique within one read
 * @param patient pseudonym of the patient
 * @param volume the series or lesion the slice belongs to
 * @param slice position of the slice within its volume, from 0
 * @param image values {@code [C,H,W]}
 * @param masks one per rater who looked at this slice, same height and width as the image; raters who didn't are absent
 * @param geometry of the image as it is here (after a crop)
 * @param provenance of the image
 * @param source the image in the file, onto whose grid masks can go back
 * @param key follows from the data alone, so that every installation has the same: what noise, order and splits may
 *     depend on
 * @param volumeKey the same for the volume
 * @param imageKey the same for the image that the case is a part of: windows of one image share it
 */
public record ImageCase(
        String id,
        String patient,
        String volume,
        int slice,
        Planes image,
        List<RaterMask> masks,
        Geometry geometry,
        Provenance provenance,
        SourceImage source,
        String key,
        String volumeKey,
        String imageKey) {
    /** Checks that every mask has the extent of the image. */
    public ImageCase {
        masks = List.copyOf(masks);
        for (RaterMask mask : masks) {
            if (mask.height() != image.height() || mask.width() != image.width()) {
                throw new IllegalArgumentException("case " + id + ": the mask of rater " + mask.rater() + " is "
                        + mask.height() + "x" + mask.width() + ", the image " + image.height() + "x" + image.width());
            }
        }
    }

    /** A case that is the only one of its image. */
    public ImageCase(
            String id,
            String patient,
            String volume,
            int slice,
            Planes image,
            List<RaterMask> masks,
            Geometry geometry,
            Provenance provenance,
            SourceImage source,
            String key,
            String volumeKey) {
        this(id, patient, volume, slice, image, masks, geometry, provenance, source, key, volumeKey, key);
    }

    /** A case whose source isn't known, named by what it is called. */
    public ImageCase(
            String id,
            String patient,
            String volume,
            int slice,
            Planes image,
            List<RaterMask> masks,
            Geometry geometry,
            Provenance provenance) {
        this(id, patient, volume, slice, image, masks, geometry, provenance, SourceImage.none(), id, volume);
    }

    /** The same case as part of one of several lesions of its volume, numbered from 1. */
    public ImageCase ofLesion(int lesion) {
        return new ImageCase(
                id + "_n" + lesion,
                patient,
                volume + "_n" + lesion,
                slice,
                image,
                masks,
                geometry,
                provenance,
                source,
                DataKey.of(key, "lesion " + lesion),
                DataKey.of(volumeKey, "lesion " + lesion),
                DataKey.of(imageKey, "lesion " + lesion));
    }
}
