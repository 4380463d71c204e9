// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.document;

import java.util.List;
import java.util.Map;
import org.consilium.imaging.dicom.TransferSyntax;
import org.consilium.imaging.internal.dicom.PixelLayout;
import org.consilium.imaging.internal.files.CandidateFile;
import org.consilium.imaging.model.Provenance;

/**
 * What the header of a DICOM SEG says.
 *
 * @param file where it is
 * @param provenance modality, series, instance
 * @param syntax transfer syntax
 * @param layout pixel layout
 * @param creator content creator, or empty
 * @param contentLabel content label, or empty
 * @param segments by segment number, in the order of the file
 * @param threshold stored values from here on count as inside; 1 for binary files
 * @param labelMap true where the stored value is the number of the segment
 * @param frameOfReference FrameOfReferenceUID, or empty
 * @param referencedSeries SeriesInstanceUIDs the file says it belongs to
 * @param frames one a frame
 */
public record SegFile(
        CandidateFile file,
        Provenance provenance,
        TransferSyntax syntax,
        PixelLayout layout,
        String creator,
        String contentLabel,
        Map<Integer, Segment> segments,
        int threshold,
        boolean labelMap,
        String frameOfReference,
        List<String> referencedSeries,
        List<SegFrame> frames) {
    /**
     * What a segment says of itself.
     *
     * @param label or empty
     * @param type code of its segmented property type, or empty
     */
    public record Segment(String label, String type) {}
}
