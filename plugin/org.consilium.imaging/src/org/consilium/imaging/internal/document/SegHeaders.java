// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.internal.dicom.DicomHeader;
import org.consilium.imaging.internal.dicom.DicomNumbers;
import org.consilium.imaging.internal.dicom.PixelLayout;
import org.consilium.imaging.internal.files.CandidateFile;
import org.consilium.imaging.internal.study.FrameGeometry;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.model.Provenance;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;

/** Reads the header of a DICOM SEG. */
public final class SegHeaders {
    /** SOP class of the segmentations that are written here. */
    public static final String SEGMENTATION_CLASS = "1.2.840.10008.5.1.4.1.1.66.4";

    /** Background, in the terms of DICOM. */
    private static final String BACKGROUND_CODE = "125040";

    private static final Pattern BACKGROUND =
            Pattern.compile("(?i)background|hintergrund|arri.re[ -]plan|\\b(?:fond|fondo|sfondo)\\b");

    private static final String LABEL_MAP_CLASS = "1.2.840.10008.5.1.4.1.1.66.7";

    private SegHeaders() {}

    /** Whether a SOP class is a segmentation. */
    public static boolean isSegmentation(String sopClass) {
        return sopClass.equals(SEGMENTATION_CLASS) || sopClass.equals(LABEL_MAP_CLASS);
    }

    /**
     * Reads segments and frames.
     *
     * @throws ImagingException where it is of a kind that can't be read, or what decides its pixels is damaged
     */
    public static SegFile read(CandidateFile file, DicomHeader header, PixelLayout layout) throws ImagingException {
        if (layout.samples() != 1 || layout.bitsAllocated() > 16) {
            throw new ImagingException(
                    "a segmentation of this pixel type is not supported; save it with 1, 8 or 16 bits");
        }
        Attributes attributes = header.attributes();
        String sopClass = header.text(DicomTags.SOP_CLASS_UID);
        String type = header.text(DicomTags.SEGMENTATION_TYPE);
        boolean labelMap = type.equals("LABELMAP") || type.isEmpty() && sopClass.equals(LABEL_MAP_CLASS);
        requireKnown(type, header, layout);
        int maximum = type.equals("FRACTIONAL")
                ? DicomNumbers.decisiveInteger(attributes, DicomTags.MAXIMUM_FRACTIONAL_VALUE, 255)
                : 1;
        Map<Integer, SegFile.Segment> segments = segments(attributes);
        return new SegFile(
                file,
                new Provenance(
                        "SEG",
                        header.text(DicomTags.SERIES_INSTANCE_UID),
                        header.text(DicomTags.SOP_INSTANCE_UID),
                        header.text(DicomTags.MANUFACTURER),
                        header.text(DicomTags.MANUFACTURER_MODEL_NAME),
                        ""),
                header.text(DicomTags.PATIENT_ID),
                header.syntax(),
                layout,
                header.text(DicomTags.CONTENT_CREATOR_NAME).replace('^', ' ').trim(),
                ReadingSession.of(header.attributes()),
                header.text(DicomTags.CONTENT_LABEL),
                segments,
                Math.max(1, maximum),
                labelMap,
                labelMap ? background(attributes, segments) : 0,
                header.text(DicomTags.FRAME_OF_REFERENCE_UID),
                referencedSeries(attributes),
                instances(attributes),
                frames(attributes, layout));
    }

    private static void requireKnown(String type, DicomHeader header, PixelLayout layout) throws ImagingException {
        if (!Set.of("", "BINARY", "FRACTIONAL", "LABELMAP").contains(type)) {
            throw new ImagingException(
                    "segmentations of type " + type + " are not supported; save it as BINARY, FRACTIONAL or LABELMAP");
        }
        boolean tiled = header.text(DicomTags.DIMENSION_ORGANIZATION_TYPE).startsWith("TILED")
                || header.attributes().contains(DicomTags.TOTAL_PIXEL_MATRIX_COLUMNS)
                || new FrameGeometry(header.attributes(), layout.frames())
                                .group(0, DicomTags.PLANE_POSITION_SLIDE_SEQUENCE)
                        != null;
        if (tiled) {
            throw new ImagingException(
                    "the segmentation is tiled, as those of microscopy are: its frames are parts of one image, not slices;"
                            + " only segmentations of slices are supported");
        }
    }

    /** What the padding value says; without one 0, unless that is described as a segment. */
    private static int background(Attributes attributes, Map<Integer, SegFile.Segment> segments)
            throws ImagingException {
        SegFile.Segment zero = segments.get(0);
        boolean described = zero != null
                && !zero.type().equals(BACKGROUND_CODE)
                && !BACKGROUND.matcher(zero.label()).find();
        return DicomNumbers.decisiveInteger(
                attributes, DicomTags.PIXEL_PADDING_VALUE, described ? SegFile.NO_BACKGROUND : 0);
    }

    private static Map<Integer, SegFile.Segment> segments(Attributes attributes) throws ImagingException {
        Map<Integer, SegFile.Segment> segments = new LinkedHashMap<>();
        Sequence sequence = attributes.getSequence(DicomTags.SEGMENT_SEQUENCE);
        for (Attributes item : sequence == null ? List.<Attributes>of() : sequence) {
            String label = item.getString(DicomTags.SEGMENT_LABEL, "");
            Attributes type = item.getNestedDataset(DicomTags.SEGMENTED_PROPERTY_TYPE_SEQUENCE);
            String code = type == null ? "" : type.getString(DicomTags.CODE_VALUE, "");
            segments.put(
                    DicomNumbers.decisiveInteger(item, DicomTags.SEGMENT_NUMBER, segments.size() + 1),
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

    private static List<String> instances(Attributes attributes) throws ImagingException {
        List<NamedImage> images = new ArrayList<>(NamedImage.of(attributes, DicomTags.REFERENCED_IMAGE_SEQUENCE));
        images.addAll(NamedImage.of(attributes, DicomTags.SOURCE_IMAGE_SEQUENCE));
        Sequence series = attributes.getSequence(DicomTags.REFERENCED_SERIES_SEQUENCE);
        for (Attributes item : series == null ? List.<Attributes>of() : series) {
            images.addAll(NamedImage.of(item, DicomTags.REFERENCED_INSTANCE_SEQUENCE));
        }
        return images.stream().map(NamedImage::sopUid).distinct().toList();
    }

    private static List<SegFrame> frames(Attributes attributes, PixelLayout layout) throws ImagingException {
        FrameGeometry geometry = new FrameGeometry(attributes, layout.frames());
        List<SegFrame> frames = new ArrayList<>();
        for (int frame = 0; frame < layout.frames(); frame++) {
            geometry.requireSound(frame);
            Attributes identification = geometry.group(frame, DicomTags.SEGMENT_IDENTIFICATION_SEQUENCE);
            int segment = identification == null
                    ? 0
                    : DicomNumbers.decisiveInteger(identification, DicomTags.REFERENCED_SEGMENT_NUMBER, 0);
            List<NamedImage> images = new ArrayList<>();
            for (Attributes derivation : geometry.items(frame, DicomTags.DERIVATION_IMAGE_SEQUENCE)) {
                images.addAll(NamedImage.of(derivation, DicomTags.SOURCE_IMAGE_SEQUENCE));
            }
            frames.add(
                    new SegFrame(frame, segment, List.copyOf(images), geometry.geometry(frame), geometry.pitch(frame)));
        }
        return frames;
    }
}
