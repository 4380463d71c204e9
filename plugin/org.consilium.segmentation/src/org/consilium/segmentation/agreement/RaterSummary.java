// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.consilium.segmentation.statistics.BlandAltman.Estimate;
import org.consilium.segmentation.statistics.MeanInterval;
import org.consilium.segmentation.statistics.MeanInterval.Observation;
import org.consilium.segmentation.statistics.PatientSample;

/**
 * One rater over all cases that the rater looked at, and against the consensus of the others where at least two others
 * looked.
 *
 * @param rater who
 * @param cases how many cases the rater looked at
 * @param patients of how many patients
 * @param empty cases in which the rater marked nothing
 * @param area mean area in {@code areaUnit}
 * @param areaUnit "mm2" or "px"
 * @param withOthers mean Dice with the other persons
 * @param compared cases with a consensus of at least two others
 * @param dice with that consensus
 * @param sensitivity against it
 * @param precision against it
 * @param areaBias mean of the rater's area less the consensus', in {@code areaUnit}
 * @param areaBiasPercent the summed difference in percent of the summed area of the consensus
 * @param volumeBias the same of volumes, in {@code volumeUnit}
 * @param volumeUnit "mL" or "px"
 */
public record RaterSummary(
        String rater,
        int cases,
        int patients,
        int empty,
        MeanInterval area,
        String areaUnit,
        MeanInterval withOthers,
        int compared,
        MeanInterval dice,
        MeanInterval sensitivity,
        MeanInterval precision,
        MeanInterval areaBias,
        Estimate areaBiasPercent,
        MeanInterval volumeBias,
        String volumeUnit) {

    /** Area of the rater and of the consensus, in the same unit. */
    private record Areas(double rater, double consensus) {}

    /** One row a reading, in the order of the cases' raters. */
    public static List<RaterSummary> of(AgreementStudy study) {
        String areaUnit = study.areas().unit();
        String volumeUnit = study.volumeSizes().unit();
        return study.readings().raters().stream()
                .map(rater -> of(study, rater, areaUnit, volumeUnit))
                .toList();
    }

    private static RaterSummary of(AgreementStudy study, String rater, String areaUnit, String volumeUnit) {
        List<CaseAgreement> seen =
                study.cases().stream().filter(c -> c.areas().containsKey(rater)).toList();
        List<CaseAgreement> compared =
                seen.stream().filter(c -> c.againstOthers().containsKey(rater)).toList();
        List<CaseAgreement> sameUnit = compared.stream()
                .filter(c -> Measurements.unitOf(c).equals(areaUnit))
                .toList();
        List<Observation<Areas>> areas = sameUnit.stream()
                .map(c -> study.observed(
                        c,
                        new Areas(
                                Measurements.areaOf(
                                        c, c.againstOthers().get(rater).area()),
                                Measurements.areaOf(
                                        c, c.againstOthers().get(rater).consensus()))))
                .toList();
        List<Observation<Double>> volumeBias = new ArrayList<>();
        for (VolumeAgreement volume : study.volumes()) {
            if (volume.unit().equals(volumeUnit) && volume.excess().containsKey(rater)) {
                volumeBias.add(
                        study.observed(volume.slices().get(0), volume.excess().get(rater)));
            }
        }
        return new RaterSummary(
                rater,
                seen.size(),
                (int) seen.stream().map(c -> c.info().patient()).distinct().count(),
                (int) seen.stream().filter(c -> c.areas().get(rater) == 0).count(),
                mean(
                        study,
                        seen.stream()
                                .filter(c -> Measurements.unitOf(c).equals(areaUnit))
                                .toList(),
                        c -> Measurements.areaOf(c, c.areas().get(rater))),
                areaUnit,
                mean(study, seen, c -> Objects.requireNonNullElse(c.withOthers().get(rater), Double.NaN)),
                compared.size(),
                mean(study, compared, c -> c.againstOthers().get(rater).dice()),
                mean(study, compared, c -> c.againstOthers().get(rater).sensitivity()),
                mean(study, compared, c -> c.againstOthers().get(rater).precision()),
                mean(
                        study,
                        sameUnit,
                        c -> Measurements.areaOf(c, c.againstOthers().get(rater).excess())),
                percent(study, areas),
                study.mean(volumeBias),
                volumeUnit);
    }

    private static MeanInterval mean(
            AgreementStudy study, List<CaseAgreement> cases, ToDoubleFunction<CaseAgreement> figure) {
        return study.mean(cases.stream()
                .map(c -> study.observed(c, figure.applyAsDouble(c)))
                .toList());
    }

    private static Estimate percent(AgreementStudy study, List<Observation<Areas>> areas) {
        PatientSample<Areas> sample = PatientSample.of(areas);
        double[] interval = sample.interval95(study.seed(), RaterSummary::percent);
        return new Estimate(sample.value(RaterSummary::percent), interval[0], interval[1]);
    }

    private static double percent(List<List<Areas>> groups) {
        double excess = 0;
        double consensus = 0;
        for (List<Areas> group : groups) {
            for (Areas areas : group) {
                excess += areas.rater() - areas.consensus();
                consensus += areas.consensus();
            }
        }
        return consensus == 0 ? Double.NaN : 100 * excess / consensus;
    }
}
