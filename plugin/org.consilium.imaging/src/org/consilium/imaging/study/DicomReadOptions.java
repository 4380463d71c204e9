// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.study;

import java.util.Objects;
import org.consilium.imaging.annotation.AnnotationOptions;
import org.consilium.imaging.annotation.AnnotationSource;
import org.consilium.imaging.annotation.RaterNaming;
import org.consilium.imaging.pseudonym.PseudonymOptions;

/**
 * What the DICOM reader does with what it finds.
 *
 * @param normalisation scale of the image values
 * @param windowCentre centre of {@link Normalisation#WINDOW}, in rescaled units
 * @param windowWidth width of {@link Normalisation#WINDOW}, in rescaled units, above 0
 * @param slices which slices become cases
 * @param cropSize height and width of the cut around the annotation in pixels, padded with the edge value beyond the
 *     border; 0 keeps whole images
 * @param annotations how annotations become masks
 * @param volumes how series become volumes and slices become cases
 * @param pseudonyms what stands for patients and raters
 */
public record DicomReadOptions(
        Normalisation normalisation,
        double windowCentre,
        double windowWidth,
        SliceSelection slices,
        int cropSize,
        AnnotationOptions annotations,
        VolumeOptions volumes,
        PseudonymOptions pseudonyms) {
    /** Largest crop, in pixels. */
    public static final int MAX_CROP = 8192;

    /** Checks the ranges. */
    public DicomReadOptions {
        Objects.requireNonNull(normalisation, "normalisation");
        Objects.requireNonNull(slices, "slices");
        Objects.requireNonNull(annotations, "annotations");
        Objects.requireNonNull(volumes, "volumes");
        if (volumes.cropping() != Cropping.ANNOTATION && cropSize == 0) {
            throw new IllegalArgumentException("a sliding window or given point needs a crop size above 0");
        }
        Objects.requireNonNull(pseudonyms, "pseudonyms");
        if (cropSize < 0 || cropSize > MAX_CROP) {
            throw new IllegalArgumentException("the crop size is " + cropSize + ", it must be 0 to " + MAX_CROP);
        }
        if (!(windowWidth > 0) || Double.isInfinite(windowWidth) || !Double.isFinite(windowCentre)) {
            throw new IllegalArgumentException("the window width must be above 0 and centre and width finite");
        }
    }

    /** Percentile scale, annotated slices, crops of 128x128, SEG before XML, pseudonyms. */
    public static DicomReadOptions defaults() {
        return new DicomReadOptions(
                Normalisation.PERCENTILE,
                40,
                400,
                SliceSelection.ANNOTATED,
                128,
                AnnotationOptions.defaults(),
                VolumeOptions.defaults(),
                PseudonymOptions.defaults());
    }

    public DicomReadOptions withNormalisation(Normalisation value) {
        return new DicomReadOptions(
                value, windowCentre, windowWidth, slices, cropSize, annotations, volumes, pseudonyms);
    }

    /** A fixed window; also switches to {@link Normalisation#WINDOW}. */
    public DicomReadOptions withWindow(double centre, double width) {
        return new DicomReadOptions(
                Normalisation.WINDOW, centre, width, slices, cropSize, annotations, volumes, pseudonyms);
    }

    public DicomReadOptions withSlices(SliceSelection value) {
        return new DicomReadOptions(
                normalisation, windowCentre, windowWidth, value, cropSize, annotations, volumes, pseudonyms);
    }

    public DicomReadOptions withCropSize(int value) {
        return new DicomReadOptions(
                normalisation, windowCentre, windowWidth, slices, value, annotations, volumes, pseudonyms);
    }

    public DicomReadOptions withAnnotations(AnnotationOptions value) {
        return new DicomReadOptions(
                normalisation, windowCentre, windowWidth, slices, cropSize, value, volumes, pseudonyms);
    }

    public DicomReadOptions withVolumes(VolumeOptions value) {
        return new DicomReadOptions(
                normalisation, windowCentre, windowWidth, slices, cropSize, annotations, value, pseudonyms);
    }

    /** Changes where masks come from, and nothing else. */
    public DicomReadOptions withAnnotations(AnnotationSource value) {
        return withAnnotations(annotations.withSource(value));
    }

    /** Changes what names the raters, and nothing else. */
    public DicomReadOptions withRaterNaming(RaterNaming value) {
        return withAnnotations(annotations.withNaming(value));
    }

    public DicomReadOptions withPseudonyms(PseudonymOptions value) {
        return new DicomReadOptions(
                normalisation, windowCentre, windowWidth, slices, cropSize, annotations, volumes, value);
    }
}
