// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.writer;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.internal.document.SegHeaders;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.layer.SegmentationLayer;
import org.consilium.imaging.model.Geometry;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.VR;

/**
 * One layer of one volume as DICOM SEG (PS3.3, A.51): one segment, one frame a slice, the geometry and references of the
 * source images.
 */
final class SegmentationDataset {
    /** Fractional values are stored in steps of 1/255. */
    static final int MAXIMUM_FRACTION = 255;

    private static final String MAKER = "Consilium";

    /**
     * What is written.
     *
     * @param cases one a frame, in the order of the slices
     * @param layer what it is: a sample, a rater
     * @param number of the layer, from 1
     * @param structure what the mask shows, or empty
     * @param fractional true for probabilities
     * @param pixels one bit (masks) or one byte (probabilities) a pixel, frame after frame
     */
    record Frames(
            List<SegmentationCase> cases,
            SegmentationLayer layer,
            int number,
            String structure,
            boolean fractional,
            byte[] pixels) {
        private SegmentationCase first() {
            return cases.get(0);
        }

        private String seriesUid() {
            return first().provenance().seriesUid();
        }
    }

    private SegmentationDataset() {}

    static Attributes of(Frames frames, SourceHeaders headers) {
        SegmentationCase first = frames.first();
        Attributes dataset = new Attributes();
        dataset.setString(DicomTags.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 192");
        headers.apply(dataset, frames.seriesUid(), first.patient());
        identify(dataset, frames);
        describe(dataset, frames);
        addPixels(dataset, frames);
        addSegment(dataset, frames);
        if (!frames.seriesUid().isEmpty()) {
            addReferences(dataset, frames);
        }
        addDimensions(dataset, ContentUids.of("dimensions", frames));
        addSharedGroups(dataset, first);
        addFrameGroups(dataset, frames);
        return dataset;
    }

    /** UIDs follow from what is in the file: the same content has the same UIDs, other content never has. */
    private static void identify(Attributes dataset, Frames frames) {
        SegmentationCase first = frames.first();
        String study = first.source().studyUid();
        String frameOfReference = first.source().frameOfReference();
        dataset.setString(DicomTags.SOP_CLASS_UID, VR.UI, SegHeaders.SEGMENTATION_CLASS);
        dataset.setString(DicomTags.SOP_INSTANCE_UID, VR.UI, ContentUids.of("instance", frames));
        dataset.setString(DicomTags.SERIES_INSTANCE_UID, VR.UI, ContentUids.of("series", frames));
        dataset.setString(
                DicomTags.STUDY_INSTANCE_UID,
                VR.UI,
                study.isEmpty() ? ContentUids.of("study of " + first.patient() + "\n" + first.volume()) : study);
        dataset.setString(
                DicomTags.FRAME_OF_REFERENCE_UID,
                VR.UI,
                frameOfReference.isEmpty()
                        ? ContentUids.of("space of " + first.patient() + "\n" + first.volume())
                        : frameOfReference);
    }

    private static void describe(Attributes dataset, Frames frames) {
        // DICOM's dates and times are those of the place where no offset is given.
        LocalDateTime now = LocalDateTime.now(ZoneId.systemDefault());
        String date = now.format(DateTimeFormatter.BASIC_ISO_DATE);
        String time = now.format(DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT));
        dataset.setString(DicomTags.SERIES_DATE, VR.DA, date);
        dataset.setString(DicomTags.SERIES_TIME, VR.TM, time);
        dataset.setString(DicomTags.CONTENT_DATE, VR.DA, date);
        dataset.setString(DicomTags.CONTENT_TIME, VR.TM, time);
        dataset.setString(DicomTags.MODALITY, VR.CS, "SEG");
        dataset.setString(DicomTags.MANUFACTURER, VR.LO, MAKER);
        dataset.setString(DicomTags.MANUFACTURER_MODEL_NAME, VR.LO, "Segmentation Writer");
        dataset.setString(DicomTags.DEVICE_SERIAL_NUMBER, VR.LO, "0");
        dataset.setString(DicomTags.SOFTWARE_VERSIONS, VR.LO, "1");
        dataset.setString(
                DicomTags.SERIES_DESCRIPTION,
                VR.LO,
                shortened(MAKER + " " + frames.layer().name(), 64));
        dataset.setString(DicomTags.SERIES_NUMBER, VR.IS, Integer.toString(9000 + frames.number()));
        dataset.setString(DicomTags.INSTANCE_NUMBER, VR.IS, "1");
        dataset.setString(DicomTags.CONTENT_LABEL, VR.CS, code(frames.layer().name()));
        dataset.setString(
                DicomTags.CONTENT_DESCRIPTION, VR.LO, shortened(frames.layer().name(), 64));
        dataset.setString(
                DicomTags.CONTENT_CREATOR_NAME, VR.PN, shortened(frames.layer().name(), 64));
        dataset.setString(DicomTags.IMAGE_TYPE, VR.CS, "DERIVED", "PRIMARY");
        dataset.setString(DicomTags.LOSSY_IMAGE_COMPRESSION, VR.CS, "00");
    }

    private static void addPixels(Attributes dataset, Frames frames) {
        int bits = frames.fractional() ? 8 : 1;
        dataset.setString(DicomTags.SEGMENTATION_TYPE, VR.CS, frames.fractional() ? "FRACTIONAL" : "BINARY");
        if (frames.fractional()) {
            dataset.setString(DicomTags.SEGMENTATION_FRACTIONAL_TYPE, VR.CS, "PROBABILITY");
            dataset.setInt(DicomTags.MAXIMUM_FRACTIONAL_VALUE, VR.US, MAXIMUM_FRACTION);
        }
        dataset.setInt(DicomTags.ROWS, VR.US, frames.first().rows());
        dataset.setInt(DicomTags.COLUMNS, VR.US, frames.first().columns());
        dataset.setInt(DicomTags.SAMPLES_PER_PIXEL, VR.US, 1);
        dataset.setString(DicomTags.PHOTOMETRIC_INTERPRETATION, VR.CS, "MONOCHROME2");
        dataset.setString(
                DicomTags.NUMBER_OF_FRAMES,
                VR.IS,
                Integer.toString(frames.cases().size()));
        dataset.setInt(DicomTags.BITS_ALLOCATED, VR.US, bits);
        dataset.setInt(DicomTags.BITS_STORED, VR.US, bits);
        dataset.setInt(DicomTags.HIGH_BIT, VR.US, bits - 1);
        dataset.setInt(DicomTags.PIXEL_REPRESENTATION, VR.US, 0);
        dataset.setBytes(DicomTags.PIXEL_DATA, VR.OB, frames.pixels());
    }

    private static void addSegment(Attributes dataset, Frames frames) {
        String structure = frames.structure().isEmpty() ? "Segmentation" : frames.structure();
        Attributes segment = item(dataset, DicomTags.SEGMENT_SEQUENCE);
        segment.setInt(DicomTags.SEGMENT_NUMBER, VR.US, 1);
        segment.setString(DicomTags.SEGMENT_LABEL, VR.LO, shortened(structure, 64));
        segment.setString(
                DicomTags.SEGMENT_ALGORITHM_TYPE, VR.CS, frames.layer().drawn() ? "MANUAL" : "AUTOMATIC");
        if (!frames.layer().drawn()) {
            segment.setString(DicomTags.SEGMENT_ALGORITHM_NAME, VR.LO, MAKER);
        }
        code(segment, DicomTags.SEGMENTED_PROPERTY_CATEGORY_SEQUENCE, "85756007", "SCT", "Tissue");
        code(segment, DicomTags.SEGMENTED_PROPERTY_TYPE_SEQUENCE, "85756007", "SCT", "Tissue");
    }

    private static void addReferences(Attributes dataset, Frames frames) {
        Attributes series = item(dataset, DicomTags.REFERENCED_SERIES_SEQUENCE);
        series.setString(DicomTags.SERIES_INSTANCE_UID, VR.UI, frames.seriesUid());
        List<SegmentationCase> images = frames.cases().stream()
                .filter(c -> !c.provenance().sopUid().isEmpty())
                .toList();
        Sequence instances = series.newSequence(DicomTags.REFERENCED_INSTANCE_SEQUENCE, images.size());
        String last = "";
        for (SegmentationCase c : images) {
            // All slices of a multi-frame image are one instance.
            if (!c.provenance().sopUid().equals(last)) {
                last = c.provenance().sopUid();
                Attributes instance = new Attributes();
                instances.add(instance);
                addInstance(instance, c);
            }
        }
    }

    private static void addInstance(Attributes item, SegmentationCase c) {
        item.setString(DicomTags.REFERENCED_SOP_CLASS_UID, VR.UI, c.source().sopClass());
        item.setString(
                DicomTags.REFERENCED_SOP_INSTANCE_UID, VR.UI, c.provenance().sopUid());
    }

    private static void addDimensions(Attributes dataset, String organization) {
        item(dataset, DicomTags.DIMENSION_ORGANIZATION_SEQUENCE)
                .setString(DicomTags.DIMENSION_ORGANIZATION_UID, VR.UI, organization);
        Sequence dimensions = dataset.newSequence(DicomTags.DIMENSION_INDEX_SEQUENCE, 2);
        int[][] pointers = {
            {DicomTags.REFERENCED_SEGMENT_NUMBER, DicomTags.SEGMENT_IDENTIFICATION_SEQUENCE},
            {DicomTags.IMAGE_POSITION_PATIENT, DicomTags.PLANE_POSITION_SEQUENCE}
        };
        for (int[] pointer : pointers) {
            Attributes index = new Attributes();
            dimensions.add(index);
            index.setString(DicomTags.DIMENSION_ORGANIZATION_UID, VR.UI, organization);
            index.setInt(DicomTags.DIMENSION_INDEX_POINTER, VR.AT, pointer[0]);
            index.setInt(DicomTags.FUNCTIONAL_GROUP_POINTER, VR.AT, pointer[1]);
        }
    }

    private static void addSharedGroups(Attributes dataset, SegmentationCase first) {
        Geometry place = first.place();
        Attributes shared = item(dataset, DicomTags.SHARED_FUNCTIONAL_GROUPS_SEQUENCE);
        item(shared, DicomTags.PLANE_ORIENTATION_SEQUENCE)
                .setString(DicomTags.IMAGE_ORIENTATION_PATIENT, VR.DS, DicomDecimal.of(place.orientation()));
        Attributes measures = item(shared, DicomTags.PIXEL_MEASURES_SEQUENCE);
        double[] step = first.source().step();
        double between = Math.sqrt(Arrays.stream(step).map(v -> v * v).sum());
        double thickness = place.sliceThickness() > 0 ? place.sliceThickness() : between;
        measures.setString(DicomTags.SLICE_THICKNESS, VR.DS, DicomDecimal.of(thickness > 0 ? thickness : 1));
        if (between > 0) {
            measures.setString(DicomTags.SPACING_BETWEEN_SLICES, VR.DS, DicomDecimal.of(between));
        }
        measures.setString(
                DicomTags.PIXEL_SPACING, VR.DS, DicomDecimal.of(new double[] {place.rowSpacing(), place.columnSpacing()
                }));
        item(shared, DicomTags.SEGMENT_IDENTIFICATION_SEQUENCE).setInt(DicomTags.REFERENCED_SEGMENT_NUMBER, VR.US, 1);
    }

    private static void addFrameGroups(Attributes dataset, Frames frames) {
        Sequence groups = dataset.newSequence(
                DicomTags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, frames.cases().size());
        int index = 0;
        for (SegmentationCase c : frames.cases()) {
            Attributes group = new Attributes();
            groups.add(group);
            if (!c.provenance().sopUid().isEmpty()) {
                Attributes derivation = item(group, DicomTags.DERIVATION_IMAGE_SEQUENCE);
                code(derivation, DicomTags.DERIVATION_CODE_SEQUENCE, "113076", "DCM", "Segmentation");
                Attributes source = item(derivation, DicomTags.SOURCE_IMAGE_SEQUENCE);
                addInstance(source, c);
                if (c.source().frame() > 0) {
                    source.setInt(
                            DicomTags.REFERENCED_FRAME_NUMBER, VR.IS, c.source().frame());
                }
                code(
                        source,
                        DicomTags.PURPOSE_OF_REFERENCE_CODE_SEQUENCE,
                        "121322",
                        "DCM",
                        "Source image for image processing operation");
            }
            item(group, DicomTags.FRAME_CONTENT_SEQUENCE).setInt(DicomTags.DIMENSION_INDEX_VALUES, VR.UL, 1, ++index);
            item(group, DicomTags.PLANE_POSITION_SEQUENCE)
                    .setString(
                            DicomTags.IMAGE_POSITION_PATIENT,
                            VR.DS,
                            DicomDecimal.of(c.place().position()));
        }
    }

    private static Attributes item(Attributes parent, int sequence) {
        Attributes item = new Attributes();
        parent.newSequence(sequence, 1).add(item);
        return item;
    }

    private static void code(Attributes parent, int sequence, String value, String scheme, String meaning) {
        Attributes item = item(parent, sequence);
        item.setString(DicomTags.CODE_VALUE, VR.SH, value);
        item.setString(DicomTags.CODING_SCHEME_DESIGNATOR, VR.SH, scheme);
        item.setString(DicomTags.CODE_MEANING, VR.LO, meaning);
    }

    /** A code string: capitals, digits, blanks and underscores, at most 16. */
    private static String code(String text) {
        return shortened(text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_"), 16);
    }

    private static String shortened(String text, int length) {
        String clean = text.replaceAll("[\\\\^=\\p{Cntrl}]", " ").trim();
        return clean.length() > length ? clean.substring(0, length).trim() : clean;
    }
}
