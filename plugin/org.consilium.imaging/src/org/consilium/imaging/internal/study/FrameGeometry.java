// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.internal.dicom.DicomNumbers;
import org.consilium.imaging.model.Geometry;
import org.consilium.imaging.model.ImagingException;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;

/** Finds the plane of a frame: in the frame's functional groups, in the shared ones, or in the data set itself. */
public final class FrameGeometry {
    /** How far lengths and angles of directions may be off, as headers round them. */
    private static final double SKEW = 0.01;

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

    /** All items of a functional group of a frame. */
    public List<Attributes> items(int frame, int sequence) {
        Attributes own = dataset.getNestedDataset(DicomTags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, frame);
        Sequence items = own == null ? null : own.getSequence(sequence);
        items = items != null || shared == null ? items : shared.getSequence(sequence);
        return items == null ? List.of() : items;
    }

    /**
     * Plane of a frame; NaN where the file doesn't say.
     *
     * @throws ImagingException where something else than numbers says it
     */
    public Geometry geometry(int frame) throws ImagingException {
        double[] spacing = numbers(frame, DicomTags.PIXEL_MEASURES_SEQUENCE, DicomTags.PIXEL_SPACING, 2, true);
        double thickness = measure(frame, DicomTags.SLICE_THICKNESS);
        double[] orientation =
                numbers(frame, DicomTags.PLANE_ORIENTATION_SEQUENCE, DicomTags.IMAGE_ORIENTATION_PATIENT, 6, true);
        // One position for many frames would put them all into one plane.
        double[] position =
                numbers(frame, DicomTags.PLANE_POSITION_SEQUENCE, DicomTags.IMAGE_POSITION_PATIENT, 3, single);
        boolean valid = spacing[0] > 0 && spacing[1] > 0;
        return new Geometry(
                valid ? spacing[0] : Double.NaN, valid ? spacing[1] : Double.NaN, thickness, position, orientation);
    }

    /** How far the planes of the file lie apart, in mm; NaN where it doesn't say. */
    public double pitch(int frame) {
        return measure(frame, DicomTags.SPACING_BETWEEN_SLICES);
    }

    /**
     * Makes sure that what a frame says of its pixels can be.
     *
     * @throws ImagingException where a pixel spacing is no size, or directions aren't of length 1 and at right angles
     */
    public void requireSound(int frame) throws ImagingException {
        double[] spacing = numbers(frame, DicomTags.PIXEL_MEASURES_SEQUENCE, DicomTags.PIXEL_SPACING, 2, true);
        double[] o = numbers(frame, DicomTags.PLANE_ORIENTATION_SEQUENCE, DicomTags.IMAGE_ORIENTATION_PATIENT, 6, true);
        double across = o[0] * o[0] + o[1] * o[1] + o[2] * o[2];
        double down = o[3] * o[3] + o[4] * o[4] + o[5] * o[5];
        double both = o[0] * o[3] + o[1] * o[4] + o[2] * o[5];
        boolean skewed = Math.abs(across - 1) > SKEW || Math.abs(down - 1) > SKEW || Math.abs(both) > SKEW;
        if (skewed || spacing[0] <= 0 || spacing[1] <= 0) {
            throw new ImagingException("frame " + (frame + 1) + " says "
                    + (skewed
                            ? "directions that are not of length 1 and at right angles"
                            : "a pixel spacing that is no size")
                    + ", so nobody knows where its pixels lie; save it again from its source");
        }
    }

    /**
     * Plane and rescaling of a frame.
     *
     * @throws ImagingException where something else than numbers says them
     */
    public FramePlane plane(int frame) throws ImagingException {
        double slope = value(frame, DicomTags.RESCALE_SLOPE, 1);
        double intercept = value(frame, DicomTags.RESCALE_INTERCEPT, 0);
        return new FramePlane(frame, geometry(frame), slope == 0 ? 1 : slope, intercept);
    }

    private double value(int frame, int tag, double otherwise) throws ImagingException {
        Attributes group = group(frame, DicomTags.PIXEL_VALUE_TRANSFORMATION_SEQUENCE);
        return DicomNumbers.decisive(group == null ? dataset : group, tag, otherwise);
    }

    /** A size in mm that decides nothing by itself; NaN where it isn't above 0. */
    private double measure(int frame, int tag) {
        for (Attributes place : places(frame, DicomTags.PIXEL_MEASURES_SEQUENCE, true)) {
            double size = DicomNumbers.first(place, tag, Double.NaN);
            if (size > 0) {
                return size;
            }
        }
        return Double.NaN;
    }

    /** Where an element may stand: the frame's own group, the shared one, the data set. */
    private List<Attributes> places(int frame, int sequence, boolean topLevel) {
        List<Attributes> places = new ArrayList<>();
        Attributes own = dataset.getNestedDataset(DicomTags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, frame);
        add(places, own == null ? null : own.getNestedDataset(sequence));
        add(places, shared == null ? null : shared.getNestedDataset(sequence));
        add(places, topLevel ? dataset : null);
        return places;
    }

    private static void add(List<Attributes> places, Attributes place) {
        if (place != null) {
            places.add(place);
        }
    }

    private double[] numbers(int frame, int sequence, int tag, int count, boolean topLevel) throws ImagingException {
        for (Attributes place : places(frame, sequence, topLevel)) {
            double[] values = DicomNumbers.allDecisive(place, tag);
            if (values.length >= count) {
                return values.length == count ? values : Arrays.copyOf(values, count);
            }
        }
        double[] unknown = new double[count];
        Arrays.fill(unknown, Double.NaN);
        return unknown;
    }
}
