// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

import java.util.List;

/** The colour transforms of ITU-T T.800 annex G, undone in place. */
final class ColourTransform {
    private ColourTransform() {}

    static void inverse(List<double[]> planes, boolean reversible) {
        double[] first = planes.get(0);
        double[] second = planes.get(1);
        double[] third = planes.get(2);
        for (int i = 0; i < first.length; i++) {
            double y = first[i];
            double blue = second[i];
            double red = third[i];
            if (reversible) {
                second[i] = y - Math.floor((blue + red) / 4);
                first[i] = red + second[i];
                third[i] = blue + second[i];
            } else {
                first[i] = y + 1.402 * red;
                second[i] = y - 0.344136 * blue - 0.714136 * red;
                third[i] = y + 1.772 * blue;
            }
        }
    }
}
