// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.study;

import java.util.Arrays;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.internal.dicom.DicomNumbers;
import org.consilium.imaging.model.Geometry;
import org.dcm4che3.data.Attributes;

/** Finds the plane of a frame: in the frame's functional groups, in the shared ones, or in the data set itself. */
public final class FrameGeometry {
    private final Attributes dataset;
    private final Attributes shared;
    private final boolean single;

    public FrameGeometry(Attributes dataset, int frames) {
        this.dataset = dataset;
        this.shared = dataset.getNestedDataset(DicomTags.SHARED_FUNCTIONAL_GROUPS_SEQUENCE);
        this.single = frames == 1;
    }

    /** The functional group of a frame, or null. */
    public Attributes group(int frame, int sequence) {
        Attributes own = dataset.getNestedDataset(DicomTags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, frame);
        Attributes group = own == null ? null : own.getNestedDataset(sequence);
        return group != null || shared == null ? group : shared.getNestedDataset(sequence);
    }

    /** Plane of a frame; NaN where the file doesn't say. */
    public Geometry geometry(int frame) {
        double[] spacing = numbers(frame, DicomTags.PIXEL_MEASURES_SEQUENCE, DicomTags.PIXEL_SPACING, 2, true);
        double[] thickness = numbers(frame, DicomTags.PIXEL_MEASURES_SEQUENCE, DicomTags.SLICE_THICKNESS, 1, true);
        double[] orientation =
                numbers(frame, DicomTags.PLANE_ORIENTATION_SEQUENCE, DicomTags.IMAGE_ORIENTATION_PATIENT, 6, true);
        // One position for many frames would put them all into one plane.
        double[] position =
                numbers(frame, DicomTags.PLANE_POSITION_SEQUENCE, DicomTags.IMAGE_POSITION_PATIENT, 3, single);
        boolean valid = spacing[0] > 0 && spacing[1] > 0;
        return new Geometry(
                valid ? spacing[0] : Double.NaN, valid ? spacing[1] : Double.NaN, thickness[0], position, orientation);
    }

    /** Plane and rescaling of a frame. */
    public FramePlane plane(int frame) {
        double slope = value(frame, DicomTags.RESCALE_SLOPE, 1);
        double intercept = value(frame, DicomTags.RESCALE_INTERCEPT, 0);
        return new FramePlane(frame, geometry(frame), slope == 0 ? 1 : slope, intercept);
    }

    private double value(int frame, int tag, double otherwise) {
        Attributes group = group(frame, DicomTags.PIXEL_VALUE_TRANSFORMATION_SEQUENCE);
        double value = DicomNumbers.first(group == null ? dataset : group, tag, otherwise);
        return Double.isFinite(value) ? value : otherwise;
    }

    private double[] numbers(int frame, int sequence, int tag, int count, boolean topLevel) {
        Attributes group = group(frame, sequence);
        double[] values = group == null ? new double[0] : DicomNumbers.all(group, tag);
        if (values.length == 0 && topLevel) {
            values = DicomNumbers.all(dataset, tag);
        }
        if (values.length < count || Arrays.stream(values).anyMatch(v -> !Double.isFinite(v))) {
            values = new double[count];
            Arrays.fill(values, Double.NaN);
        }
        return values.length == count ? values : Arrays.copyOf(values, count);
    }
}
