// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.document;

import java.util.List;
import java.util.Map;
import org.consilium.ground.MaskThreshold;
import org.consilium.imaging.dicom.TransferSyntax;
import org.consilium.imaging.internal.dicom.PixelLayout;
import org.consilium.imaging.internal.files.CandidateFile;
import org.consilium.imaging.model.Provenance;

/**
 * What the header of a DICOM SEG says.
 *
 * @param file where it is
 * @param provenance modality, series, instance
 * @param patientId as in the file; never shown
 * @param syntax transfer syntax
 * @param layout pixel layout
 * @param creator content creator, or empty
 * @param session clinical trial series, time point and reading, or empty
 * @param contentLabel content label, or empty
 * @param segments by segment number, in the order of the file
 * @param maximum stored value that stands for 1 in a fractional file; 1 for others
 * @param labelMap true where the stored value is the number of the segment
 * @param background stored value of a label map that is no segment
 * @param frameOfReference FrameOfReferenceUID, or empty
 * @param referencedSeries SeriesInstanceUIDs the file says it belongs to
 * @param instances SOPInstanceUIDs of images the file says it belongs to
 * @param frames one a frame
 */
public record SegFile(
        CandidateFile file,
        Provenance provenance,
        String patientId,
        TransferSyntax syntax,
        PixelLayout layout,
        String creator,
        String session,
        String contentLabel,
        Map<Integer, Segment> segments,
        int maximum,
        boolean labelMap,
        int background,
        String frameOfReference,
        List<String> referencedSeries,
        List<String> instances,
        List<SegFrame> frames) {
    /** Stands for no background: every value is a segment. */
    static final int NO_BACKGROUND = -1;

    /**
     * Stored values from here on count as inside. One half itself, which even maxima such as 100 can say, counts: other programs
     * read such files so. The maximum of files that are written here, 255, can't say it.
     */
    public int threshold() {
        return (int) Math.ceil(MaskThreshold.VALUE * maximum);
    }

    /** Whether a frame draws a segment: of a file with one segment, a frame that names none draws that one. */
    public boolean draws(SegFrame frame, int segment) {
        return frame.segment() == segment || frame.segment() == 0 && segments.size() <= 1;
    }

    /** Whether a frame draws a segment of the file. */
    public boolean draws(SegFrame frame) {
        return segments.isEmpty()
                ? draws(frame, 1)
                : segments.keySet().stream().anyMatch(segment -> draws(frame, segment));
    }

    /**
     * What a segment says of itself.
     *
     * @param label or empty
     * @param type code of its segmented property type, or empty
     */
    public record Segment(String label, String type) {}
}
