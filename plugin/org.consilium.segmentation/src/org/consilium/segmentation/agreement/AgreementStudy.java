// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.agreement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.consilium.segmentation.data.CaseOrder;
import org.consilium.segmentation.statistics.MeanInterval;
import org.consilium.segmentation.statistics.MeanInterval.Observation;

/**
 * What was compared: the cases, and the volumes that they make. The statistics follow from it.
 *
 * @param readings whose readings the raters are
 * @param cases in the order in which they came
 * @param volumes in the order of their first slice; none where the cases are single pictures
 * @param order of patients, which the draws of intervals go by
 * @param seed fixes the draws
 */
public record AgreementStudy(
        Readings readings, List<CaseAgreement> cases, List<VolumeAgreement> volumes, CaseOrder order, long seed) {

    /**
     * Puts slices together.
     *
     * @param sliceDistance mm between the slices of a volume, by the volume's name; NaN if unknown
     */
    public static AgreementStudy of(
            Readings readings, List<CaseAgreement> cases, ToDoubleFunction<String> sliceDistance, long seed) {
        Map<String, List<CaseAgreement>> byVolume = new LinkedHashMap<>();
        for (CaseAgreement c : cases) {
            byVolume.computeIfAbsent(c.info().volume(), key -> new ArrayList<>())
                    .add(c);
        }
        List<VolumeAgreement> volumes = byVolume.entrySet().stream()
                .map(entry -> VolumeAgreement.of(entry.getValue(), sliceDistance.applyAsDouble(entry.getKey())))
                .filter(VolumeAgreement::isVolume)
                .toList();
        return new AgreementStudy(
                readings,
                List.copyOf(cases),
                volumes,
                CaseOrder.of(cases.stream().map(CaseAgreement::info).toList()),
                seed);
    }

    /** The area of every rater in every case. */
    public Measurements areas() {
        return Measurements.areas(this);
    }

    /** The volume of every rater in every volume that the rater saw whole. */
    public Measurements volumeSizes() {
        return Measurements.volumes(this);
    }

    /** The number of different patients. */
    public int patients() {
        return order.patients().size();
    }

    <T> Observation<T> observed(CaseAgreement c, T value) {
        return new Observation<>(order.rank(c.info().patient()), value);
    }

    /** The mean of numbers, NaN left out, with its interval. */
    MeanInterval mean(List<Observation<Double>> values) {
        return MeanInterval.of(values, Double::doubleValue, seed);
    }
}
