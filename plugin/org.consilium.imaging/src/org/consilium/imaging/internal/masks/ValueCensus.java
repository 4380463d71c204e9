// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.masks;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.consilium.ground.MaskThreshold;
import org.consilium.imaging.internal.voxels.Voxels;
import org.consilium.imaging.model.ImagingException;

/** Counts the values of a mask and finds out what they mean. */
final class ValueCensus {
    private static final int MAX_LABEL = 65535;
    private static final int BYTE = 255;

    /** How far rounding may have moved a number: half of the last bit of 15 of labels up to 255, and a
     * bit more. */
    private static final double ROUNDING = 5e-3;

    /** An image has many values, and neighbours seldom have the same one. */
    private static final int MANY = 16;

    private static final String NEITHER = "the mask holds values that are neither labels nor probabilities";

    private final BitSet labels = new BitSet();
    private boolean whole = true;
    private boolean exact = true;
    private double highest = 0;
    private long missing;
    private long inside;
    private long pairs;
    private long equal;

    private ValueCensus() {}

    /**
     * @param full what stands for white; 0 where no value does
     * @throws ImagingException where no values of a mask are like these
     */
    static MaskValues of(Voxels mask, int full) throws ImagingException {
        MaskValues values = of(mask, full, false);
        if (values.kind() == MaskValues.Kind.PROBABILITIES && values.highest() <= MaskThreshold.VALUE) {
            throw new ImagingException(
                    "its highest value is " + (float) values.highest()
                            + ", which as a probability is outside everywhere, and as a label is none; save the mask as 0 and 1");
        }
        return values;
    }

    /**
     * As the other, but probabilities that are outside everywhere are what they are, for a model may doubt, and values that
     * are nearly 0 or 1 aren't rounded.
     */
    static MaskValues predicted(Voxels mask, int full) throws ImagingException {
        return of(mask, full, true);
    }

    private static MaskValues of(Voxels mask, int full, boolean predicted) throws ImagingException {
        ValueCensus census = new ValueCensus();
        for (int z = 0; z < mask.depth(); z++) {
            census.count(mask.slice(0, z), mask.width());
        }
        census.labels.clear(0);
        boolean faint = census.labels.isEmpty() && census.highest > 0;
        boolean graded = predicted && !census.exact && census.highest <= 1 + ROUNDING;
        return census.whole && !faint && !graded ? census.labels(mask, full) : census.probabilities();
    }

    /** The label that a value is, 0 for what is no number. */
    static int label(float value) {
        return Float.isNaN(value) ? 0 : Math.round(value);
    }

    private void count(float[] values, int width) throws ImagingException {
        for (int i = 0; i < values.length; i++) {
            float value = values[i];
            if (Float.isNaN(value)) {
                missing++;
                continue;
            }
            if (!(value >= -ROUNDING && value <= MAX_LABEL + ROUNDING)) {
                throw new ImagingException(NEITHER);
            }
            int label = Math.round(value);
            exact &= value == label;
            whole &= Math.abs(value - label) <= ROUNDING;
            highest = Math.max(highest, value);
            labels.set(label);
            if (label > 0) {
                inside++;
                if (i % width > 0 && label(values[i - 1]) > 0) {
                    pairs++;
                    equal += label(values[i - 1]) == label ? 1 : 0;
                }
            }
        }
    }

    private MaskValues probabilities() throws ImagingException {
        if (highest > 1 + ROUNDING) {
            throw new ImagingException(NEITHER);
        }
        BitSet one = new BitSet();
        one.set(1);
        return new MaskValues(MaskValues.Kind.PROBABILITIES, one, 0, false, highest, remarks());
    }

    private MaskValues labels(Voxels mask, int full) throws ImagingException {
        if (labels.cardinality() > MANY && 3 * equal < pairs) {
            throw new ImagingException("it holds grey values as an image does (" + labels.cardinality()
                    + " different ones, and neighbours differ), not labels; a mask is needed there");
        }
        List<String> remarks = remarks();
        int top = labels.length() - 1;
        boolean white = full > 0 && top > 1 && (top == full || top == BYTE || top == MAX_LABEL);
        if (white && labels.cardinality() > 2 && SoftEdges.only(mask, top)) {
            BitSet one = new BitSet();
            one.set(top);
            remarks.add("its edges are grey, inside from half of white on");
            return new MaskValues(MaskValues.Kind.EDGES, one, 0, true, highest, remarks);
        }
        return new MaskValues(MaskValues.Kind.LABELS, labels, 0, white && labels.cardinality() == 1, highest, remarks);
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (missing > 0) {
            remarks.add("what is no number in it (NaN) is taken as outside");
        }
        return remarks;
    }
}
