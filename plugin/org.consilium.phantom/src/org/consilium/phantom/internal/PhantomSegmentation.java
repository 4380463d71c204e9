// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.phantom.internal;

import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import org.consilium.imaging.dicom.DicomTags;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.VR;

/** One rater's masks of one series as binary DICOM SEG: one segment, one frame a slice with a mask. */
final class PhantomSegmentation {
    private static final String SEGMENTATION_STORAGE = "1.2.840.10008.5.1.4.1.1.66.4";

    private PhantomSegmentation() {}

    static Attributes dataset(PhantomSeries series, String rater, SortedMap<Integer, BitSet> masks) {
        List<Integer> slices = masks.keySet().stream().toList();
        Attributes dataset = PhantomHeaders.of(series, SEGMENTATION_STORAGE, series.raterUid("seg", rater));
        dataset.setString(DicomTags.IMAGE_TYPE, VR.CS, "DERIVED", "PRIMARY");
        dataset.setString(DicomTags.MODALITY, VR.CS, "SEG");
        dataset.setString(DicomTags.MANUFACTURER, VR.LO, "Consilium");
        dataset.setString(DicomTags.MANUFACTURER_MODEL_NAME, VR.LO, "Phantom Study Writer");
        dataset.setString(DicomTags.DEVICE_SERIAL_NUMBER, VR.LO, "1");
        dataset.setString(DicomTags.SOFTWARE_VERSIONS, VR.LO, "1");
        dataset.setString(DicomTags.SERIES_DESCRIPTION, VR.LO, "Rater " + rater + " on " + series.scanner());
        dataset.setString(DicomTags.SERIES_INSTANCE_UID, VR.UI, series.raterUid("seg series", rater));
        dataset.setString(
                DicomTags.SERIES_NUMBER,
                VR.IS,
                "" + (100 * (series.scanner().ordinal() + 1) + rater.charAt(0) - 'A' + 1));
        dataset.setString(DicomTags.INSTANCE_NUMBER, VR.IS, "1");
        dataset.setString(DicomTags.CONTENT_LABEL, VR.CS, "RATER_" + rater);
        dataset.setString(DicomTags.CONTENT_DESCRIPTION, VR.LO, "Lesion drawn by rater " + rater);
        dataset.setString(DicomTags.CONTENT_CREATOR_NAME, VR.PN, rater);
        dataset.setString(DicomTags.SEGMENTATION_TYPE, VR.CS, "BINARY");
        dataset.setString(DicomTags.LOSSY_IMAGE_COMPRESSION, VR.CS, "00");
        dataset.setString(DicomTags.NUMBER_OF_FRAMES, VR.IS, Integer.toString(slices.size()));
        dataset.setInt(DicomTags.BITS_ALLOCATED, VR.US, 1);
        dataset.setInt(DicomTags.BITS_STORED, VR.US, 1);
        dataset.setInt(DicomTags.HIGH_BIT, VR.US, 0);
        dataset.setInt(DicomTags.PIXEL_REPRESENTATION, VR.US, 0);
        addSegment(dataset, rater);
        addReferences(dataset, series, slices);
        String organization = series.raterUid("dimension", rater);
        addDimensions(dataset, organization);
        addSharedGroups(dataset);
        addFrameGroups(dataset, series, slices);
        dataset.setBytes(
                DicomTags.PIXEL_DATA, VR.OB, packed(masks, series.options().size()));
        return dataset;
    }

    private static void addSegment(Attributes dataset, String rater) {
        Attributes segment = PhantomHeaders.item(dataset, DicomTags.SEGMENT_SEQUENCE);
        segment.setInt(DicomTags.SEGMENT_NUMBER, VR.US, 1);
        segment.setString(DicomTags.SEGMENT_LABEL, VR.LO, "Lesion, rater " + rater);
        segment.setString(DicomTags.SEGMENT_ALGORITHM_TYPE, VR.CS, "MANUAL");
        PhantomHeaders.code(
                segment,
                DicomTags.SEGMENTED_PROPERTY_CATEGORY_SEQUENCE,
                "49755003",
                "SCT",
                "Morphologically Abnormal Structure");
        PhantomHeaders.code(segment, DicomTags.SEGMENTED_PROPERTY_TYPE_SEQUENCE, "52988006", "SCT", "Lesion");
    }

    private static void addReferences(Attributes dataset, PhantomSeries series, List<Integer> slices) {
        Attributes referenced = PhantomHeaders.item(dataset, DicomTags.REFERENCED_SERIES_SEQUENCE);
        Sequence instances = referenced.newSequence(DicomTags.REFERENCED_INSTANCE_SEQUENCE, slices.size());
        for (int slice : slices) {
            Attributes instance = new Attributes();
            addInstance(instance, series, slice);
            instances.add(instance);
        }
        referenced.setString(DicomTags.SERIES_INSTANCE_UID, VR.UI, series.seriesUid());
    }

    private static void addInstance(Attributes item, PhantomSeries series, int slice) {
        item.setString(DicomTags.REFERENCED_SOP_CLASS_UID, VR.UI, PhantomImage.sopClass(series.scanner()));
        item.setString(DicomTags.REFERENCED_SOP_INSTANCE_UID, VR.UI, series.imageUid(slice));
    }

    private static void addDimensions(Attributes dataset, String organization) {
        PhantomHeaders.item(dataset, DicomTags.DIMENSION_ORGANIZATION_SEQUENCE)
                .setString(DicomTags.DIMENSION_ORGANIZATION_UID, VR.UI, organization);
        Attributes index = PhantomHeaders.item(dataset, DicomTags.DIMENSION_INDEX_SEQUENCE);
        index.setString(DicomTags.DIMENSION_ORGANIZATION_UID, VR.UI, organization);
        index.setInt(DicomTags.DIMENSION_INDEX_POINTER, VR.AT, DicomTags.IMAGE_POSITION_PATIENT);
        index.setInt(DicomTags.FUNCTIONAL_GROUP_POINTER, VR.AT, DicomTags.PLANE_POSITION_SEQUENCE);
    }

    private static void addSharedGroups(Attributes dataset) {
        Attributes shared = PhantomHeaders.item(dataset, DicomTags.SHARED_FUNCTIONAL_GROUPS_SEQUENCE);
        PhantomHeaders.item(shared, DicomTags.PLANE_ORIENTATION_SEQUENCE)
                .setString(DicomTags.IMAGE_ORIENTATION_PATIENT, VR.DS, "1", "0", "0", "0", "1", "0");
        Attributes measures = PhantomHeaders.item(shared, DicomTags.PIXEL_MEASURES_SEQUENCE);
        String spacing = PhantomSeries.decimal(PhantomSeries.SPACING);
        measures.setString(DicomTags.SLICE_THICKNESS, VR.DS, PhantomSeries.decimal(PhantomSeries.THICKNESS));
        measures.setString(DicomTags.SPACING_BETWEEN_SLICES, VR.DS, PhantomSeries.decimal(PhantomSeries.THICKNESS));
        measures.setString(DicomTags.PIXEL_SPACING, VR.DS, spacing, spacing);
        PhantomHeaders.item(shared, DicomTags.SEGMENT_IDENTIFICATION_SEQUENCE)
                .setInt(DicomTags.REFERENCED_SEGMENT_NUMBER, VR.US, 1);
    }

    private static void addFrameGroups(Attributes dataset, PhantomSeries series, List<Integer> slices) {
        Sequence frames = dataset.newSequence(DicomTags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, slices.size());
        for (int i = 0; i < slices.size(); i++) {
            Attributes frame = new Attributes();
            Attributes derivation = PhantomHeaders.item(frame, DicomTags.DERIVATION_IMAGE_SEQUENCE);
            PhantomHeaders.code(derivation, DicomTags.DERIVATION_CODE_SEQUENCE, "113076", "DCM", "Segmentation");
            addInstance(PhantomHeaders.item(derivation, DicomTags.SOURCE_IMAGE_SEQUENCE), series, slices.get(i));
            PhantomHeaders.item(frame, DicomTags.FRAME_CONTENT_SEQUENCE)
                    .setInt(DicomTags.DIMENSION_INDEX_VALUES, VR.UL, i + 1);
            PhantomHeaders.item(frame, DicomTags.PLANE_POSITION_SEQUENCE)
                    .setString(DicomTags.IMAGE_POSITION_PATIENT, VR.DS, series.positionText(slices.get(i)));
            frames.add(frame);
        }
    }

    /** One bit a pixel, lowest bit first, frames without gaps between them. */
    private static byte[] packed(SortedMap<Integer, BitSet> masks, int size) {
        byte[] bytes = new byte[((masks.size() * size * size + 7) / 8 + 1) / 2 * 2];
        int start = 0;
        for (BitSet mask : masks.values()) {
            for (int pixel = mask.nextSetBit(0); pixel >= 0; pixel = mask.nextSetBit(pixel + 1)) {
                int bit = start + pixel;
                bytes[bit >> 3] |= (byte) (1 << (bit & 7));
            }
            start += size * size;
        }
        return bytes;
    }
}
