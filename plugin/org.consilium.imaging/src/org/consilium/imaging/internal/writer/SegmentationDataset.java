// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.writer;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.internal.document.SegHeaders;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.layer.SegmentationLayer;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;

/**
 * One layer of one volume as DICOM SEG (PS3.3, A.51): one segment, one frame a slice, the geometry and references of the
 * source images.
 */
final class SegmentationDataset {
    /** Fractional values are stored in steps of 1/255. */
    static final int MAXIMUM_FRACTION = 255;

    private static final String MAKER = "Consilium";

    private static final String CONSENSUS = " (consensus)";

    private SegmentationDataset() {}

    static Attributes of(SegmentationFrames frames, SourceHeaders headers) {
        SegmentationCase first = frames.first();
        Attributes dataset = new Attributes();
        dataset.setString(DicomTags.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 192");
        headers.apply(dataset, frames.seriesUid(), first.patient());
        identify(dataset, frames);
        describe(dataset, frames);
        addPixels(dataset, frames);
        addSegment(dataset, frames);
        SegmentationPlaces.add(dataset, frames);
        return dataset;
    }

    /** UIDs follow from what is in the file: the same content has the same UIDs, other content never has. */
    private static void identify(Attributes dataset, SegmentationFrames frames) {
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

    private static void describe(Attributes dataset, SegmentationFrames frames) {
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

    private static void addPixels(Attributes dataset, SegmentationFrames frames) {
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

    private static void addSegment(Attributes dataset, SegmentationFrames frames) {
        String structure = frames.structure().isEmpty() ? "Segmentation" : frames.structure();
        Attributes segment = CodedItems.item(dataset, DicomTags.SEGMENT_SEQUENCE);
        segment.setInt(DicomTags.SEGMENT_NUMBER, VR.US, 1);
        SegmentationLayer layer = frames.layer();
        segment.setString(
                DicomTags.SEGMENT_LABEL,
                VR.LO,
                layer.origin() == SegmentationLayer.Origin.FUSED
                        ? shortened(structure, 64 - CONSENSUS.length()) + CONSENSUS
                        : shortened(structure, 64));
        segment.setString(DicomTags.SEGMENT_ALGORITHM_TYPE, VR.CS, algorithmType(layer));
        if (layer.origin() != SegmentationLayer.Origin.DRAWN) {
            segment.setString(DicomTags.SEGMENT_ALGORITHM_NAME, VR.LO, shortened(layer.algorithm(), 64));
        }
        if (!frames.remark().isEmpty()) {
            segment.setString(DicomTags.SEGMENT_DESCRIPTION, VR.ST, shortened(frames.remark(), 1024));
        }
        CodedItems.code(segment, DicomTags.SEGMENTED_PROPERTY_CATEGORY_SEQUENCE, "85756007", "SCT", "Tissue");
        CodedItems.code(segment, DicomTags.SEGMENTED_PROPERTY_TYPE_SEQUENCE, "85756007", "SCT", "Tissue");
    }

    /**
     * A consensus is computed, but of what persons drew: PS3.3, C.8.20.2 calls a "calculated segment with user assistance"
     * semiautomatic. Automatic would say that nobody looked, manual that somebody drew this very outline.
     */
    private static String algorithmType(SegmentationLayer layer) {
        return switch (layer.origin()) {
            case DRAWN -> "MANUAL";
            case PREDICTED -> "AUTOMATIC";
            case FUSED -> "SEMIAUTOMATIC";
        };
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
