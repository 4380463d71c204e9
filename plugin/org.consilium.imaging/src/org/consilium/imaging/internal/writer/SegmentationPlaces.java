// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.writer;

import java.util.Arrays;
import java.util.List;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.model.Geometry;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.VR;

/** Where the frames of a DICOM SEG lie, and which images they were drawn on. */
final class SegmentationPlaces {
    private SegmentationPlaces() {}

    /** Adds the references, the dimensions and the functional groups. */
    static void add(Attributes dataset, SegmentationFrames frames) {
        if (!frames.seriesUid().isEmpty()) {
            addReferences(dataset, frames);
        }
        addDimensions(dataset, ContentUids.of("dimensions", frames));
        addSharedGroups(dataset, frames.first());
        addFrameGroups(dataset, frames);
    }

    private static void addReferences(Attributes dataset, SegmentationFrames frames) {
        Attributes series = CodedItems.item(dataset, DicomTags.REFERENCED_SERIES_SEQUENCE);
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
        CodedItems.item(dataset, DicomTags.DIMENSION_ORGANIZATION_SEQUENCE)
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
        Attributes shared = CodedItems.item(dataset, DicomTags.SHARED_FUNCTIONAL_GROUPS_SEQUENCE);
        CodedItems.item(shared, DicomTags.PLANE_ORIENTATION_SEQUENCE)
                .setString(DicomTags.IMAGE_ORIENTATION_PATIENT, VR.DS, DicomDecimal.of(place.orientation()));
        Attributes measures = CodedItems.item(shared, DicomTags.PIXEL_MEASURES_SEQUENCE);
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
        CodedItems.item(shared, DicomTags.SEGMENT_IDENTIFICATION_SEQUENCE)
                .setInt(DicomTags.REFERENCED_SEGMENT_NUMBER, VR.US, 1);
    }

    private static void addFrameGroups(Attributes dataset, SegmentationFrames frames) {
        Sequence groups = dataset.newSequence(
                DicomTags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, frames.cases().size());
        int index = 0;
        for (SegmentationCase c : frames.cases()) {
            Attributes group = new Attributes();
            groups.add(group);
            if (!c.provenance().sopUid().isEmpty()) {
                Attributes derivation = CodedItems.item(group, DicomTags.DERIVATION_IMAGE_SEQUENCE);
                CodedItems.code(derivation, DicomTags.DERIVATION_CODE_SEQUENCE, "113076", "DCM", "Segmentation");
                Attributes source = CodedItems.item(derivation, DicomTags.SOURCE_IMAGE_SEQUENCE);
                addInstance(source, c);
                if (c.source().frame() > 0) {
                    source.setInt(
                            DicomTags.REFERENCED_FRAME_NUMBER, VR.IS, c.source().frame());
                }
                CodedItems.code(
                        source,
                        DicomTags.PURPOSE_OF_REFERENCE_CODE_SEQUENCE,
                        "121322",
                        "DCM",
                        "Source image for image processing operation");
            }
            CodedItems.item(group, DicomTags.FRAME_CONTENT_SEQUENCE)
                    .setInt(DicomTags.DIMENSION_INDEX_VALUES, VR.UL, 1, ++index);
            CodedItems.item(group, DicomTags.PLANE_POSITION_SEQUENCE)
                    .setString(
                            DicomTags.IMAGE_POSITION_PATIENT,
                            VR.DS,
                            DicomDecimal.of(c.place().position()));
        }
    }
}
