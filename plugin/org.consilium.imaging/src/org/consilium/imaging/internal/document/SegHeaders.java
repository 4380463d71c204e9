// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.internal.dicom.DicomHeader;
import org.consilium.imaging.internal.dicom.PixelLayout;
import org.consilium.imaging.internal.document.SegFrame.SourceImage;
import org.consilium.imaging.internal.files.CandidateFile;
import org.consilium.imaging.internal.study.FrameGeometry;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.model.Provenance;
import org.consilium.imaging.model.RaterMask;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;

/** Reads the header of a DICOM SEG. */
public final class SegHeaders {
    /** SOP class of the segmentations that are written here. */
    public static final String SEGMENTATION_CLASS = "1.2.840.10008.5.1.4.1.1.66.4";

    private static final String LABEL_MAP_CLASS = "1.2.840.10008.5.1.4.1.1.66.7";

    private SegHeaders() {}

    /** Whether a SOP class is a segmentation. */
    public static boolean isSegmentation(String sopClass) {
        return sopClass.equals(SEGMENTATION_CLASS) || sopClass.equals(LABEL_MAP_CLASS);
    }

    /** Reads segments and frames. */
    public static SegFile read(CandidateFile file, DicomHeader header, PixelLayout layout) throws ImagingException {
        if (layout.samples() != 1 || layout.bitsAllocated() > 16) {
            throw new ImagingException(
                    "a segmentation of this pixel type is not supported; save it with 1, 8 or 16 bits");
        }
        Attributes attributes = header.attributes();
        String type = header.text(DicomTags.SEGMENTATION_TYPE);
        int maximum = attributes.getInt(DicomTags.MAXIMUM_FRACTIONAL_VALUE, 255);
        return new SegFile(
                file,
                new Provenance(
                        "SEG",
                        header.text(DicomTags.SERIES_INSTANCE_UID),
                        header.text(DicomTags.SOP_INSTANCE_UID),
                        header.text(DicomTags.MANUFACTURER),
                        header.text(DicomTags.MANUFACTURER_MODEL_NAME),
                        ""),
                header.syntax(),
                layout,
                header.text(DicomTags.CONTENT_CREATOR_NAME).replace('^', ' ').trim(),
                header.text(DicomTags.CONTENT_LABEL),
                segments(attributes),
                type.equals("FRACTIONAL") ? (int) (RaterMask.THRESHOLD * Math.max(1, maximum)) + 1 : 1,
                type.equals("LABELMAP"),
                header.text(DicomTags.FRAME_OF_REFERENCE_UID),
                referencedSeries(attributes),
                frames(attributes, layout));
    }

    private static Map<Integer, SegFile.Segment> segments(Attributes attributes) {
        Map<Integer, SegFile.Segment> segments = new LinkedHashMap<>();
        Sequence sequence = attributes.getSequence(DicomTags.SEGMENT_SEQUENCE);
        for (Attributes item : sequence == null ? List.<Attributes>of() : sequence) {
            String label = item.getString(DicomTags.SEGMENT_LABEL, "");
            Attributes type = item.getNestedDataset(DicomTags.SEGMENTED_PROPERTY_TYPE_SEQUENCE);
            String code = type == null ? "" : type.getString(DicomTags.CODE_VALUE, "");
            segments.put(
                    item.getInt(DicomTags.SEGMENT_NUMBER, segments.size() + 1),
                    new SegFile.Segment(label.trim(), code.trim()));
        }
        return segments;
    }

    private static List<String> referencedSeries(Attributes attributes) {
        List<String> series = new ArrayList<>();
        Sequence sequence = attributes.getSequence(DicomTags.REFERENCED_SERIES_SEQUENCE);
        for (Attributes item : sequence == null ? List.<Attributes>of() : sequence) {
            series.add(item.getString(DicomTags.SERIES_INSTANCE_UID, ""));
        }
        return series;
    }

    private static List<SegFrame> frames(Attributes attributes, PixelLayout layout) {
        FrameGeometry geometry = new FrameGeometry(attributes, layout.frames());
        List<SegFrame> frames = new ArrayList<>();
        for (int frame = 0; frame < layout.frames(); frame++) {
            Attributes identification = geometry.group(frame, DicomTags.SEGMENT_IDENTIFICATION_SEQUENCE);
            int segment = identification == null ? 0 : identification.getInt(DicomTags.REFERENCED_SEGMENT_NUMBER, 0);
            Attributes derivation = geometry.group(frame, DicomTags.DERIVATION_IMAGE_SEQUENCE);
            Sequence sources = derivation == null ? null : derivation.getSequence(DicomTags.SOURCE_IMAGE_SEQUENCE);
            List<SourceImage> images = new ArrayList<>();
            for (Attributes source : sources == null ? List.<Attributes>of() : sources) {
                images.add(new SourceImage(
                        source.getString(DicomTags.REFERENCED_SOP_INSTANCE_UID, "")
                                .trim(),
                        source.getInt(DicomTags.REFERENCED_FRAME_NUMBER, 0)));
            }
            frames.add(new SegFrame(frame, segment, images, geometry.geometry(frame)));
        }
        return frames;
    }
}
