// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.layer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.consilium.ground.Count;

/**
 * What of a source volume a segmentation says something about: elsewhere its zeros stand for "not looked at".
 *
 * @param slices that were predicted, or that a rater looked at; counted from 0 as in the volume, ascending, at least one
 * @param sourceSlices number of slices of the source volume; 0 where it isn't known
 * @param pixels of those slices that a case covered
 * @param sourcePixels of those slices in all
 */
public record Coverage(List<Integer> slices, int sourceSlices, long pixels, long sourcePixels) {
    public Coverage {
        slices = List.copyOf(slices);
    }

    public int from() {
        return Collections.min(slices);
    }

    public int to() {
        return Collections.max(slices);
    }

    /** Share of the pixels of these slices that was covered, 0 to 1. */
    public double share() {
        return sourcePixels == 0 ? 1 : (double) pixels / sourcePixels;
    }

    /** Whether every pixel of the source was looked at, as far as its number of slices is known. */
    public boolean whole() {
        return pixels == sourcePixels && (sourceSlices == 0 ? to() - from() + 1 : sourceSlices) == slices.size();
    }

    /** Reads like "predicted: slices 12 to 30 and 33 (20 of 60, counted from 0), 6.2 % of their pixels". */
    public String words(boolean drawn) {
        String some =
                pixels == sourcePixels ? "" : String.format(Locale.ROOT, ", %.1f %% of their pixels", 100 * share());
        String of = sourceSlices > 0 ? slices.size() + " of " + sourceSlices : Count.of(slices.size(), "slice");
        return (drawn ? "looked at: " : "predicted: ") + (slices.size() == 1 ? "slice " : "slices ") + runs() + " ("
                + of + ", counted from 0)" + some;
    }

    private String runs() {
        List<String> runs = new ArrayList<>();
        for (int i = 0; i < slices.size(); ) {
            int end = i;
            while (end + 1 < slices.size() && slices.get(end + 1) == slices.get(end) + 1) {
                end++;
            }
            runs.add(end == i ? slices.get(i).toString() : slices.get(i) + " to " + slices.get(end));
            i = end + 1;
        }
        return runs.size() == 1
                ? runs.get(0)
                : String.join(", ", runs.subList(0, runs.size() - 1)) + " and " + runs.get(runs.size() - 1);
    }
}
