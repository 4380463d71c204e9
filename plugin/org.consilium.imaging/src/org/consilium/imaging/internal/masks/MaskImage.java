// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.masks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.consilium.ground.MaskThreshold;
import org.consilium.imaging.internal.voxels.Voxels;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.png.PngSamples;

/**
 * A mask file: labels 1 to n, one structure, or probabilities.
 *
 * @param voxels its values
 * @param meaning what they mean
 */
public record MaskImage(Voxels voxels, MaskValues meaning) {
    private static final int WHITE = 255;

    /**
     * A volume of labels, of one structure, or of probabilities from 0 to 1.
     *
     * @throws ImagingException where it isn't clear what its values mean
     */
    public static MaskImage of(Voxels voxels) throws ImagingException {
        if (voxels.channels() != 1) {
            throw new ImagingException("the mask has " + voxels.channels()
                    + " values a voxel; save overlapping segments as files of their own");
        }
        return new MaskImage(voxels, ValueCensus.of(voxels, WHITE));
    }

    /**
     * A volume that a model made: as the other, but probabilities may all be low.
     *
     * @throws ImagingException where it isn't clear what its values mean
     */
    public static MaskImage predicted(Voxels voxels) throws ImagingException {
        return new MaskImage(voxels, ValueCensus.predicted(voxels, WHITE));
    }

    /** Whether the values are probabilities from 0 to 1. */
    public boolean graded() {
        return meaning.kind() == MaskValues.Kind.PROBABILITIES;
    }

    /**
     * A picture: two values are one structure, whatever they are; more are labels, or grey edges; of a palette the index
     * counts.
     *
     * @throws ImagingException where colours or transparency may mean several things
     */
    public static MaskImage of(PngSamples png) throws ImagingException {
        PicturePlane plane = PicturePlane.of(png);
        Voxels voxels = plane.voxels();
        MaskValues meaning = ValueCensus.of(voxels, plane.full());
        boolean black = Arrays.stream(plane.values()).anyMatch(value -> value == 0);
        boolean twoGreys = plane.full() > 0 && meaning.labels().cardinality() == 2 && !black;
        return new MaskImage(voxels, twoGreys ? meaning.withoutBlack() : meaning);
    }

    /** What is doubtful about the file, and what was made of it: parts of sentences. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>(meaning.remarks());
        if (!voxels.doubt().isEmpty()) {
            remarks.add(voxels.doubt());
        }
        if (voxels.depth() == 1 && framed()) {
            remarks.add("all of its border is inside: if black means inside there, turn it round");
        }
        return remarks;
    }

    /** What was made of values that leave room for doubt: parts of sentences. */
    public List<String> meaningRemarks() {
        return meaning.remarks();
    }

    /** Whether it holds more values than inside and outside. */
    public boolean manyValued() {
        return meaning.kind() != MaskValues.Kind.LABELS || meaning.labels().cardinality() > 1;
    }

    /** Pixels of a slice with a label; any label where it is 0. */
    public BitSet slice(int z, int label) {
        BitSet inside = new BitSet(voxels.width() * voxels.height());
        float[] values = voxels.slice(0, z);
        boolean structure = label < 2 || label == meaning.top();
        for (int i = 0; i < values.length; i++) {
            inside.set(i, inside(values[i], label, structure));
        }
        return inside;
    }

    private boolean inside(float value, int label, boolean structure) {
        return switch (meaning.kind()) {
            case PROBABILITIES -> label >= 0 && structure && value > MaskThreshold.VALUE;
            case EDGES -> label >= 0 && structure && 2 * value > meaning.top();
            case LABELS -> {
                int here = ValueCensus.label(value);
                boolean white = meaning.full() && label == 1;
                yield label == 0 ? here > meaning.ground() : here > 0 && (here == label || white);
            }
        };
    }

    private boolean framed() {
        BitSet inside = slice(0, 0);
        int width = voxels.width();
        int height = voxels.height();
        for (int x = 0; x < width; x++) {
            if (!inside.get(x) || !inside.get((height - 1) * width + x)) {
                return false;
            }
        }
        for (int y = 0; y < height; y++) {
            if (!inside.get(y * width) || !inside.get(y * width + width - 1)) {
                return false;
            }
        }
        return true;
    }
}
