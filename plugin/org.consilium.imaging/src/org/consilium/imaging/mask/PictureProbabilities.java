// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.mask;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.png.PngSamples;

/**
 * Turns the values of predictions as pictures into probabilities: their share of white. Files of zeros and ones are masks
 * where no file has grades, that is more than two values; beside such files a one is the probability 1/255. All files are
 * looked at before the first is read.
 */
public final class PictureProbabilities {
    private static final int BYTE = 255;

    private final Set<String> ones = new LinkedHashSet<>();
    private boolean graded;
    private double highest;

    /**
     * Looks at a file.
     *
     * @throws ImagingException where its values can't be probabilities; the message doesn't name it
     */
    public void look(PngSamples image) throws ImagingException {
        grey(image);
        boolean grades = Arrays.stream(image.values()).distinct().count() > 2;
        graded |= grades;
        double top = Arrays.stream(image.values()).max().orElse(0) / (double) image.maximum();
        highest = Math.max(highest, top);
    }

    private static void grey(PngSamples image) throws ImagingException {
        boolean opaque = Arrays.stream(image.opacity()).allMatch(value -> value == image.maximum());
        boolean deep = image.maximum() > BYTE;
        if (image.kind() != PngSamples.Kind.GREY || deep || !opaque) {
            String found = deep
                    ? "has 16 bits"
                    : switch (image.kind()) {
                        case GREY -> "has transparent pixels";
                        case COLOUR -> "has colours";
                        case INDEX -> "has a palette, whose indices are no probabilities";
                    };
            throw new ImagingException("it is no 8-bit grey PNG, but " + found + "; save it as 8-bit grey");
        }
    }

    /**
     * The probabilities of a file, {@code [H,W]}, 0 to 1.
     *
     * @param name what warnings call it
     * @throws ImagingException where it may show a mask or one low probability; the message doesn't name it
     */
    public float[] read(PngSamples image, String name) throws ImagingException {
        int top = Arrays.stream(image.values()).max().orElse(0);
        int white = image.maximum();
        if (graded && highest <= 0.5 && highest > 0) {
            throw new ImagingException("no prediction has a value above half of white, so they may be labels as well as"
                    + " low probabilities; choose the label to read, or save probabilities as NIfTI");
        }
        if (top == 1 && white > 1) {
            ones.add(name);
            white = graded ? white : 1;
        } else if (!graded && top > 0 && 2 * top <= white) {
            throw new ImagingException(
                    "it has no other values than 0 and " + top + ", which may be a mask or a probability" + " of " + top
                            + "/" + white + "; save masks as 0 and 255");
        }
        float[] probabilities = new float[image.values().length];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = image.values()[i] / (float) white;
        }
        return probabilities;
    }

    /** What was made of files of zeros and ones; empty where there was none. */
    public String warning() {
        if (ones.isEmpty()) {
            return "";
        }
        return "predictions with no other values than 0 and 1, " + ones.size() + " in all, the first the "
                + ones.iterator().next() + ", are taken as "
                + (graded ? "probabilities of 0 and 1/255, as others have grades" : "masks, as none has grades")
                + "; save masks as 0 and 255, so that they are never in doubt";
    }
}
