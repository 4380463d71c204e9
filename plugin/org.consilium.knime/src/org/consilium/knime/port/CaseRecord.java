// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.port;

import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.model.Geometry;
import org.consilium.imaging.model.Provenance;
import org.consilium.imaging.model.SourceImage;
import org.consilium.segmentation.data.CaseInfo;

/**
 * What a tensor port knows of one case beside its pixels: {@link CaseInfo}, which is all that the method needs, and where
 * the image came from, which the method does not know of. Saved as JSON.
 *
 * @param id unique within the port, never a patient's name or number
 * @param patient key by which cases of one patient stay together; a pseudonym unless the reader was told otherwise
 * @param volume key shared by the slices of one volume
 * @param slice index of the slice within the volume, from 0
 * @param geometry spacing (mm), position and orientation of the plane
 * @param provenance where the plane came from
 * @param source the image in the file, so that masks can go back onto its grid
 * @param key {@link CaseInfo#key}: a digest of the data; null in ports saved by 0.1, whose ids take its place
 * @param volumeKey {@link CaseInfo#volumeKey}; null in ports saved by 0.1
 * @param imageKey {@link CaseInfo#imageKey}; null in ports saved by 0.1, whose cases are all there is of their images
 * @param learned with predictions: whether their model has learned from the case, or from another one of its patient
 * @param consensus how the masks or probabilities were fused; null where they aren't a consensus
 */
public record CaseRecord(
        String id,
        String patient,
        String volume,
        int slice,
        Geometry geometry,
        Provenance provenance,
        SourceImage source,
        String key,
        String volumeKey,
        String imageKey,
        boolean learned,
        ConsensusRecord consensus) {

    /** A port saved by an earlier version knows no source. */
    public CaseRecord {
        source = source == null ? SourceImage.none() : source;
    }

    /** A case whose source and digests aren't known. */
    public CaseRecord(String id, String patient, String volume, int slice, Geometry geometry, Provenance provenance) {
        this(id, patient, volume, slice, geometry, provenance, SourceImage.none(), null, null, null, false, null);
    }

    /** The same case, predicted by a model that has learned from it or has not: what is predicted is no consensus. */
    public CaseRecord withLearned(boolean whether) {
        return new CaseRecord(
                id, patient, volume, slice, geometry, provenance, source, key, volumeKey, imageKey, whether, null);
    }

    /** The same case with a consensus. */
    public CaseRecord withConsensus(ConsensusRecord fused) {
        return new CaseRecord(
                id, patient, volume, slice, geometry, provenance, source, key, volumeKey, imageKey, learned, fused);
    }

    /**
     * The part that files of segmentations need.
     *
     * @param height of the case in pixels
     * @param width of the case in pixels
     */
    public SegmentationCase segmentation(int height, int width) {
        return new SegmentationCase(id, patient, volume, slice, height, width, geometry, provenance, source);
    }

    /** The part the method needs. */
    public CaseInfo info() {
        return new CaseInfo(
                id, patient, volume, slice, geometry.rowSpacing(), geometry.columnSpacing(), key, volumeKey, imageKey);
    }
}
