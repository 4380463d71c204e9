// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.consilium.imaging.model.CaseSink;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.RaterMask;

/** Hands cases on and knows how many there are, and who drew on them. */
final class CountedSink implements CaseSink {
    private final CaseSink target;
    private final List<List<String>> raters = new ArrayList<>();

    CountedSink(CaseSink target) {
        this.target = target;
    }

    @Override
    public void accept(ImageCase next) throws IOException {
        target.accept(next);
        raters.add(next.masks().stream().map(RaterMask::rater).toList());
    }

    @Override
    public void discard(int from) throws IOException {
        if (from < raters.size()) {
            target.discard(from);
            raters.subList(from, raters.size()).clear();
        }
    }

    int count() {
        return raters.size();
    }

    /** Number of cases by rater id. */
    SortedMap<String, Integer> byRater() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        raters.forEach(ids -> ids.forEach(id -> counts.merge(id, 1, Integer::sum)));
        return counts;
    }
}
