// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.phantom.internal;

import java.util.List;
import org.consilium.phantom.design.PhantomDesign;
import org.consilium.phantom.design.PhantomOptions;
import org.consilium.phantom.design.PhantomScanner;

/** Which scanners take a case and which raters annotate it. */
public final class Allocation {
    private static final int ALLOCATION = 7;

    private Allocation() {}

    /** The scanners of a case: all, or one in turn. */
    public static List<PhantomScanner> scanners(PhantomOptions options, int caseNumber) {
        List<PhantomScanner> all = options.scanners();
        return options.design() == PhantomDesign.CROSSED ? all : List.of(all.get((caseNumber - 1) % all.size()));
    }

    /** The raters of a case on a scanner, as indices 0 to 3. */
    public static List<Integer> raters(PhantomOptions options, int caseNumber, PhantomScanner scanner) {
        if (options.design() == PhantomDesign.CROSSED) {
            return List.of(0, 1, 2, 3);
        }
        NoiseStream noise = NoiseStream.of(options.seed(), ALLOCATION, caseNumber);
        boolean own = noise.uniform() < options.rho();
        int any = (int) (4 * noise.uniform());
        return List.of(own ? scanner.ordinal() : any);
    }
}
