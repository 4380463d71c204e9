// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's step-down correction for several tests (Holm, Scand J Statist 1979): strong control of any false finding. */
public final class Holm {

    private Holm() {}

    /**
     * Corrects a family of tests.
     *
     * @param p one a test, 0 to 1; NaN is no test and stays so
     * @return the corrected values, in the order of the tests
     */
    public static double[] correct(double[] p) {
        int[] ascending = IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] corrected = p.clone();
        double greatest = 0;
        for (int i = 0; i < ascending.length; i++) {
            greatest = Math.max(greatest, Math.min(1, (ascending.length - i) * p[ascending[i]]));
            corrected[ascending[i]] = greatest;
        }
        return corrected;
    }
}
