// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.prediction;

import java.io.IOException;
import java.util.List;
import java.util.function.IntPredicate;
import org.consilium.imaging.internal.files.CandidateFile;

/**
 * A prediction file whose case is known.
 *
 * @param file where it is
 * @param spot what it is of
 * @param rest of its name
 * @param channels samples in it
 * @param covers whether it says anything of an image of the target
 * @param opening reads it
 */
record Found(CandidateFile file, Spot spot, String rest, int channels, IntPredicate covers, Opening opening) {
    /** Reads a file. */
    interface Opening {
        /** @param values how they are read */
        OpenPrediction open(ValueReading values) throws IOException;
    }

    /** Images that it says something of, each with cases. */
    List<Integer> slots() {
        return spot.slot() == Spot.WHOLE
                ? spot.target().filled().stream().filter(covers::test).toList()
                : List.of(spot.slot());
    }

    /** Cases that it says something of, on one of its images. */
    List<Integer> cases(int slot) {
        return spot.index() == Spot.WHOLE ? spot.target().slots().get(slot) : List.of(spot.index());
    }
}
