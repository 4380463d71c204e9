// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.agreement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.consilium.segmentation.metrics.PixelScale;

/**
 * The raters of one volume: sums over its slices, of those raters who looked at all of them. A rater who left out a slice
 * has no volume, rather than one that is too small.
 *
 * @param slices the figures of its slices; those in the set, whichever the scan has beyond
 * @param unit {@link #MILLILITRES}, or {@link #VOXELS} where pixel spacing or slice distance is unknown
 * @param sizes volume of each rater in that unit
 * @param pairs overlap of each pair of raters
 * @param excess how much more a rater marked than the others' consensus, in that unit
 */
public record VolumeAgreement(
        List<CaseAgreement> slices,
        String unit,
        Map<String, Double> sizes,
        Map<RaterPair, PixelOverlap> pairs,
        Map<String, Double> excess) {

    public static final String MILLILITRES = "mL";

    /** Pixels of all slices. */
    public static final String VOXELS = "px";

    private static final double CUBIC_MILLIMETRES = 1000;

    /**
     * Adds up.
     *
     * @param slices of one volume, at least one
     * @param distance of its slices in mm, NaN if unknown
     */
    static VolumeAgreement of(List<CaseAgreement> slices, double distance) {
        boolean known = distance > 0
                && slices.stream().allMatch(slice -> slice.scale().unit().equals(PixelScale.MILLIMETRES));
        Map<String, Double> sizes = new LinkedHashMap<>();
        Map<String, Double> excess = new LinkedHashMap<>();
        for (String rater : slices.get(0).areas().keySet()) {
            if (slices.stream().allMatch(slice -> slice.areas().containsKey(rater))) {
                sizes.put(rater, sum(slices, known, distance, slice -> slice.areas()
                        .get(rater)));
            }
            if (slices.stream().allMatch(slice -> slice.againstOthers().containsKey(rater))) {
                excess.put(rater, sum(slices, known, distance, slice -> slice.againstOthers()
                        .get(rater)
                        .excess()));
            }
        }
        return new VolumeAgreement(slices, known ? MILLILITRES : VOXELS, sizes, pairs(slices), excess);
    }

    private static double sum(
            List<CaseAgreement> slices, boolean known, double distance, ToDoubleFunction<CaseAgreement> pixels) {
        return slices.stream()
                .mapToDouble(slice -> pixels.applyAsDouble(slice)
                        * (known ? slice.scale().row() * slice.scale().column() * distance / CUBIC_MILLIMETRES : 1))
                .sum();
    }

    private static Map<RaterPair, PixelOverlap> pairs(List<CaseAgreement> slices) {
        Map<RaterPair, List<PixelOverlap>> all = new LinkedHashMap<>();
        for (CaseAgreement slice : slices) {
            slice.pairs().forEach(pair -> all.computeIfAbsent(pair.pair(), key -> new ArrayList<>())
                    .add(pair.overlap()));
        }
        Map<RaterPair, PixelOverlap> sums = new LinkedHashMap<>();
        all.forEach((pair, overlaps) -> {
            if (overlaps.size() == slices.size()) {
                sums.put(pair, overlaps.stream().reduce(PixelOverlap.NONE, PixelOverlap::plus));
            }
        });
        return sums;
    }

    /** By which its slices know it. */
    public String volume() {
        return slices.get(0).info().volume();
    }

    public String patient() {
        return slices.get(0).info().patient();
    }

    /** Raters who looked at some of its slices and not at all. */
    public long partialRaters() {
        return slices.stream()
                        .flatMap(slice -> slice.areas().keySet().stream())
                        .distinct()
                        .count()
                - sizes.size();
    }

    /** Whether it is more than a single picture. */
    boolean isVolume() {
        return slices.size() > 1 || unit.equals(MILLILITRES);
    }
}
