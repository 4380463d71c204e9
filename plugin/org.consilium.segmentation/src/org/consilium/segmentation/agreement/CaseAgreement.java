// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.agreement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.segmentation.data.BitMask;
import org.consilium.segmentation.data.CaseInfo;
import org.consilium.segmentation.data.LabelFusion;
import org.consilium.segmentation.data.RatedCase;
import org.consilium.segmentation.metrics.Boundary;
import org.consilium.segmentation.metrics.BoundaryFigures;
import org.consilium.segmentation.metrics.PixelScale;
import org.consilium.segmentation.statistics.BinaryRatings;

/**
 * All that is to be told of the raters of one case; small, so that any number of cases fits into memory. Immutable.
 *
 * @param info what is known of the case
 * @param scale how far apart the pixels are
 * @param areas pixels of each rater's mask, of those who looked
 * @param pairs every pair of {@link Readings#pairs} who both looked
 * @param persons how many persons gave their first reading
 * @param everywhere inside or outside, of these persons, a pixel of the picture
 * @param outlined the same, of the pixels that at least one of them marked
 * @param againstOthers each rater against the others, where at least two others looked
 * @param withOthers mean Dice of each rater with the first readings of the other persons; without an entry where nobody
 *     else looked
 */
public record CaseAgreement(
        CaseInfo info,
        PixelScale scale,
        Map<String, Integer> areas,
        List<PairFigures> pairs,
        int persons,
        BinaryRatings everywhere,
        BinaryRatings outlined,
        Map<String, RaterAgainstOthers> againstOthers,
        Map<String, Double> withOthers) {

    public CaseAgreement {
        areas = Map.copyOf(areas);
        pairs = List.copyOf(pairs);
        againstOthers = Map.copyOf(againstOthers);
        withOthers = Map.copyOf(withOthers);
    }

    /** Compares the raters of a case. */
    public static CaseAgreement of(RatedCase rated, Readings readings, AgreementSettings settings) {
        Map<String, BitMask> masks = rated.masks();
        PixelScale scale = PixelScale.of(rated.info().rowSpacing(), rated.info().columnSpacing());
        Map<String, Boundary> borders = new LinkedHashMap<>();
        Map<String, Integer> areas = new LinkedHashMap<>();
        Map<String, BitMask> persons = new LinkedHashMap<>();
        masks.forEach((rater, mask) -> {
            borders.put(rater, Boundary.of(mask, rated.height(), rated.width(), scale));
            areas.put(rater, mask.area());
            if (readings.isFirst(rater)) {
                persons.put(rater, mask);
            }
        });
        List<PairFigures> pairs = new ArrayList<>();
        for (RaterPair pair : readings.pairs()) {
            if (masks.containsKey(pair.first()) && masks.containsKey(pair.second())) {
                pairs.add(new PairFigures(
                        pair,
                        PixelOverlap.of(masks.get(pair.first()), masks.get(pair.second())),
                        BoundaryFigures.between(
                                borders.get(pair.first()), borders.get(pair.second()), settings.tolerance())));
            }
        }
        Map<String, RaterAgainstOthers> againstOthers = new LinkedHashMap<>();
        Map<String, Double> withOthers = new LinkedHashMap<>();
        masks.forEach((rater, mask) -> {
            List<BitMask> others = persons.entrySet().stream()
                    .filter(other -> !other.getKey().equals(readings.person(rater)))
                    .map(Map.Entry::getValue)
                    .toList();
            if (!others.isEmpty()) {
                withOthers.put(
                        rater,
                        others.stream()
                                .mapToDouble(
                                        other -> PixelOverlap.of(mask, other).dice())
                                .average()
                                .orElseThrow());
            }
            if (others.size() > 1) {
                againstOthers.put(rater, RaterAgainstOthers.of(mask, others, settings.consensus()));
            }
        });
        BinaryRatings everywhere = ratings(persons.values(), (long) rated.height() * rated.width());
        return new CaseAgreement(
                rated.info(),
                scale,
                areas,
                pairs,
                persons.size(),
                everywhere,
                everywhere == BinaryRatings.NONE ? everywhere : ratings(persons.values(), union(persons.values())),
                againstOthers,
                withOthers);
    }

    /** Of m masks: the pixels that k of them hold give k (m - k), and the sum of k k is that of all ordered overlaps. */
    private static BinaryRatings ratings(Collection<BitMask> masks, long pixels) {
        int m = masks.size();
        if (m < 2) {
            return BinaryRatings.NONE;
        }
        long inside = 0;
        long overlaps = 0;
        for (BitMask mask : masks) {
            inside += mask.area();
            for (BitMask other : masks) {
                overlaps += mask.intersection(other);
            }
        }
        return new BinaryRatings((double) m * pixels, inside, (m * inside - overlaps) / (m - 1.0));
    }

    private static long union(Collection<BitMask> masks) {
        return BitMask.above(LabelFusion.mean(List.copyOf(masks)), 0).area();
    }
}
