// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.consilium.ground.Count;
import org.consilium.segmentation.metrics.PixelScale;

/** What a reader of the figures must know beside them. */
public final class AgreementWarnings {

    /** Fewer patients than this make percentile intervals too narrow. */
    private static final int FEW_PATIENTS = 10;

    private static final int NAMED = 3;

    private final AgreementStudy study;
    private final List<String> warnings = new ArrayList<>();

    private AgreementWarnings(AgreementStudy study) {
        this.study = study;
    }

    /** One sentence each; names raters, never patients. */
    public static List<String> of(
            AgreementStudy study, List<PairSummary> pairs, List<RaterSummary> raters, List<Coefficient> coefficients) {
        AgreementWarnings all = new AgreementWarnings(study);
        all.raters(raters);
        all.pairs(pairs);
        all.cases();
        all.coefficients(coefficients);
        return all.warnings;
    }

    private void raters(List<RaterSummary> raters) {
        for (RaterSummary rater : raters) {
            if (rater.cases() == 0) {
                warnings.add("Rater " + rater.rater() + " looked at no case.");
            } else if (rater.cases() == 1) {
                warnings.add("Rater " + rater.rater() + " looked at one case only; figures of this rater say little.");
            }
        }
    }

    private void pairs(List<PairSummary> pairs) {
        List<PairSummary> apart =
                pairs.stream().filter(pair -> pair.cases() == 0).toList();
        if (!apart.isEmpty()) {
            warnings.add(named(apart) + " never looked at the same case, so that nothing is known of their agreement.");
        }
        List<PairSummary> copies = pairs.stream()
                .filter(pair ->
                        pair.cases() - pair.bothEmpty() > 1 && pair.markedDice().value() == 1)
                .toList();
        if (!copies.isEmpty()) {
            warnings.add(
                    named(copies) + " have the same mask in every case, to the pixel. Is one a copy of the other?");
        }
    }

    private static String named(List<PairSummary> pairs) {
        String names = pairs.stream()
                .limit(NAMED)
                .map(pair -> pair.pair().first() + " and " + pair.pair().second())
                .collect(Collectors.joining("; "));
        int more = pairs.size() - NAMED;
        return "Raters " + names + (more > 0 ? "; and " + Count.of(more, "more pair") + "," : "");
    }

    private void cases() {
        long single = study.cases().stream().filter(c -> c.persons() < 2).count();
        if (single > 0) {
            warnings.add(Count.of(single, "case was", "cases were")
                    + " looked at by fewer than two persons and "
                    + (single == 1 ? "says" : "say") + " nothing of agreement.");
        }
        long pixels = study.cases().stream()
                .filter(c -> c.scale().unit().equals(PixelScale.PIXELS))
                .count();
        if (pixels > 0 && pixels < study.cases().size()) {
            warnings.add(Count.of(pixels, "case has", "cases have")
                    + " no pixel spacing and " + (pixels == 1 ? "is" : "are")
                    + " left out of means in mm and mm2.");
        }
        long partial = study.volumes().stream()
                .filter(volume -> volume.partialRaters() > 0)
                .count();
        if (partial > 0) {
            warnings.add(Count.of(partial, "volume was", "volumes were")
                    + " looked at only in part by a rater, who has no volume there.");
        }
        if (study.patients() < FEW_PATIENTS) {
            warnings.add(
                    study.patients() < 2
                            ? "All cases are of one patient, so that there are no intervals over patients."
                            : "There are " + Count.of(study.patients(), "patient")
                                    + " only; intervals over so few are too narrow.");
        }
    }

    private void coefficients(List<Coefficient> coefficients) {
        for (Coefficient c : coefficients) {
            if (c.name().equals(Coefficient.ICC_AGREEMENT)) {
                if (c.counted() == 0) {
                    warnings.add("No " + unit(c) + " was measured by all raters, so that there is no ICC of the "
                            + c.quantity() + "; Krippendorff's alpha takes those that are there.");
                } else if (c.patients() < c.counted() && !Double.isNaN(c.lower95ByF())) {
                    warnings.add("ICC of the " + c.quantity() + ": " + Count.of(c.counted(), unit(c)) + " of "
                            + Count.of(c.patients(), "patient")
                            + ". The intervals by F take them as independent and are too narrow; read those over"
                            + " patients.");
                }
            }
            if (c.name().equals(Coefficient.FLEISS)
                    && c.scope().equals(Coefficient.WHOLE)
                    && c.leftOut() > 0
                    && c.counted() > 0) {
                warnings.add("Fleiss' kappa needs one number of raters: it is over the "
                        + Count.of(c.counted(), "case") + " with " + Count.of(c.raters(), "rater") + ", and leaves out "
                        + c.leftOut() + "; Krippendorff's alpha takes all that two raters looked at.");
            }
        }
    }

    private static String unit(Coefficient c) {
        return c.quantity().equals("area") ? "case" : "volume";
    }
}
