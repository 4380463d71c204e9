// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.UserError;
import org.consilium.imaging.png.PngSamples;

/**
 * Turns the values of predictions into probabilities: their share of white. Files of zeros and ones are masks where no
 * file has grades, that is more than two values; beside such files a one is the probability 1/255.
 */
final class SampleScale {
    private final boolean graded;
    private final Set<String> ones = new LinkedHashSet<>();

    private SampleScale(boolean graded) {
        this.graded = graded;
    }

    /** Looks for a file with grades. */
    static SampleScale of(Iterable<Path> files) throws IOException {
        for (Path file : files) {
            if (levels(GreyImages.grey(GreyImages.read(file), file)) > 2) {
                return new SampleScale(true);
            }
        }
        return new SampleScale(false);
    }

    private static long levels(PngSamples image) {
        return Arrays.stream(image.values()).distinct().count();
    }

    /**
     * The probabilities of a file, {@code [H,W]}, 0 to 1.
     *
     * @throws UserError where it may show a mask or one low probability
     */
    float[] probabilities(PngSamples image, Path file) throws UserError {
        int highest = Arrays.stream(image.values()).max().orElse(0);
        int white = image.maximum();
        if (highest == 1 && white > 1) {
            ones.add(GreyImages.shown(file));
            white = graded ? white : 1;
        } else if (!graded && highest > 0 && 2 * highest <= white) {
            throw new UserError(
                    ExitCodes.LOAD,
                    file + " has no other values than 0 and " + highest + ", which may be a mask or a probability of "
                            + highest + "/" + white + "; save masks as 0 and 255");
        }
        float[] probabilities = new float[image.values().length];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = image.values()[i] / (float) white;
        }
        return probabilities;
    }

    /** What was made of files of zeros and ones; empty where there was none. */
    String warning() {
        if (ones.isEmpty()) {
            return "";
        }
        return "predictions with no other values than 0 and 1, " + ones.size() + " in all, the first the sample "
                + ones.iterator().next() + ", are taken as "
                + (graded ? "probabilities of 0 and 1/255, as others have grades" : "masks, as none has grades")
                + "; save masks as 0 and 255, so that they are never in doubt";
    }
}
