// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.fusion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.segmentation.data.BitMask;
import org.consilium.segmentation.data.Overlap;
import org.consilium.segmentation.data.RatedCase;

/** Fuses the masks of many cases, each by itself or the slices of a volume together. */
public final class RaterFusion {

    private record Group(String volume, List<String> raters) {}

    private RaterFusion() {}

    /**
     * Fuses the masks of every case.
     *
     * @return one consensus a case, in the order of the cases; null where nobody looked
     */
    public static List<Consensus> fuse(List<RatedCase> cases, FusionSettings settings) {
        Map<Object, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < cases.size(); i++) {
            RatedCase c = cases.get(i);
            if (!c.masks().isEmpty()) {
                // Only slices that the same raters looked at can tell of these raters together.
                Object key = settings.volumes()
                        ? new Group(c.info().volume(), List.copyOf(c.masks().keySet()))
                        : i;
                groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(i);
            }
        }
        Consensus[] results = new Consensus[cases.size()];
        for (List<Integer> group : groups.values()) {
            List<RatedCase> slices = group.stream().map(cases::get).toList();
            Consensus whole = Consensus.of(joined(slices), settings);
            int from = 0;
            for (int s = 0; s < slices.size(); s++) {
                List<BitMask> masks = List.copyOf(slices.get(s).masks().values());
                int size = masks.get(0).size();
                results[group.get(s)] = slices.size() == 1 ? whole : slice(whole, masks, from, from + size);
                from += size;
            }
        }
        return Arrays.asList(results);
    }

    private static List<BitMask> joined(List<RatedCase> slices) {
        return slices.get(0).masks().keySet().stream()
                .map(rater -> BitMask.joined(
                        slices.stream().map(slice -> slice.masks().get(rater)).toList()))
                .toList();
    }

    /** A slice keeps the performance that was estimated on its volume; the Dice is its own. */
    private static Consensus slice(Consensus whole, List<BitMask> masks, int from, int to) {
        double[] probability = Arrays.copyOfRange(whole.probability(), from, to);
        BitMask mask = BitMask.inside(probability);
        List<RaterPerformance> raters = new ArrayList<>();
        for (int r = 0; r < masks.size(); r++) {
            RaterPerformance all = whole.raters().get(r);
            raters.add(new RaterPerformance(all.sensitivity(), all.specificity(), Overlap.dice(masks.get(r), mask)));
        }
        return new Consensus(probability, mask, raters, whole.iterations(), whole.converged());
    }
}
