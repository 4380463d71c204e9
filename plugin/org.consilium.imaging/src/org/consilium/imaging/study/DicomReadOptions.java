// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.study;

import java.util.Objects;
import org.consilium.imaging.annotation.AnnotationOptions;
import org.consilium.imaging.annotation.AnnotationSource;
import org.consilium.imaging.pseudonym.PseudonymOptions;

/**
 * What the DICOM reader does with what it finds.
 *
 * @param volumes how series become volumes
 * @param cases what of a volume becomes cases
 * @param normalisation scale of the image values
 * @param annotations how annotations become masks
 * @param pseudonyms what stands for patients and raters
 * @param threads files read at the same time; 0 stands for one a processor, at most 8
 */
public record DicomReadOptions(
        VolumeOptions volumes,
        CaseOptions cases,
        Normalisation normalisation,
        AnnotationOptions annotations,
        PseudonymOptions pseudonyms,
        int threads) {
    /** Checks that all groups are there. */
    public DicomReadOptions {
        Objects.requireNonNull(volumes, "volumes");
        Objects.requireNonNull(cases, "cases");
        Objects.requireNonNull(normalisation, "normalisation");
        Objects.requireNonNull(annotations, "annotations");
        Objects.requireNonNull(pseudonyms, "pseudonyms");
        if (threads < 0) {
            throw new IllegalArgumentException("the number of threads must not be negative");
        }
    }

    /** Each group as it is by itself, as many threads as there are processors. */
    public static DicomReadOptions defaults() {
        return new DicomReadOptions(
                VolumeOptions.defaults(),
                CaseOptions.defaults(),
                Normalisation.PERCENTILE,
                AnnotationOptions.defaults(),
                PseudonymOptions.defaults(),
                0);
    }

    /** This with another making of volumes. */
    public DicomReadOptions withVolumes(VolumeOptions value) {
        return new DicomReadOptions(value, cases, normalisation, annotations, pseudonyms, threads);
    }

    /** This with other cases of a volume. */
    public DicomReadOptions withCases(CaseOptions value) {
        return new DicomReadOptions(volumes, value, normalisation, annotations, pseudonyms, threads);
    }

    /** This with another scale of the values, which are in HU for CT before it. */
    public DicomReadOptions withNormalisation(Normalisation value) {
        return new DicomReadOptions(volumes, cases, value, annotations, pseudonyms, threads);
    }

    /** This with another reading of annotations. */
    public DicomReadOptions withAnnotations(AnnotationOptions value) {
        return new DicomReadOptions(volumes, cases, normalisation, value, pseudonyms, threads);
    }

    /** This with other pseudonyms of patients. */
    public DicomReadOptions withPseudonyms(PseudonymOptions value) {
        return new DicomReadOptions(volumes, cases, normalisation, annotations, value, threads);
    }

    /** This with so many files read at the same time; 0 stands for one a processor, at most 8. */
    public DicomReadOptions withThreads(int value) {
        return new DicomReadOptions(volumes, cases, normalisation, annotations, pseudonyms, value);
    }

    /** Changes which slices become cases, and nothing else. */
    public DicomReadOptions withSlices(SliceSelection value) {
        return withCases(cases.withSlices(value));
    }

    /** Changes what is cut out of slices, and nothing else. */
    public DicomReadOptions withCrop(CropOptions value) {
        return withCases(cases.withCrop(value));
    }

    /** Crops around the annotation; a size of 0 keeps whole images. */
    public DicomReadOptions withCropSize(int value) {
        return withCrop(CropOptions.ofSize(value));
    }

    /** Changes where masks come from, and nothing else. */
    public DicomReadOptions withAnnotations(AnnotationSource value) {
        return withAnnotations(annotations.withSource(value));
    }
}
