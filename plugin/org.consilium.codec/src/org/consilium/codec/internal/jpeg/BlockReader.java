// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg;

import java.util.Arrays;
import org.consilium.codec.frame.CodecException;
import org.consilium.codec.internal.marker.MarkerSegment;

/** Reads blocks of 8x8 samples out of a sequential scan, ITU-T T.81 F.2. */
final class BlockReader {
    private static final int SIZE = 64;
    private static final int SIXTEEN_ZEROS = 0xf0;

    /** The place, row by row, of the coefficients in their order in the stream. */
    private static final int[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63
    };

    private final EntropyBits bits;
    private final int middle;
    private final int greatest;
    private final double[] block = new double[SIZE];
    private final InverseCosine cosine = new InverseCosine();

    /**
     * @param precision bits a sample
     * @param greatest value that a sample may take
     */
    BlockReader(EntropyBits bits, int precision, int greatest) {
        this.bits = bits;
        this.middle = 1 << precision - 1;
        this.greatest = greatest;
    }

    /** Reads the steps of a quantisation table: 64, row by row. */
    static int[] steps(MarkerSegment in, boolean wide) throws CodecException {
        int[] steps = new int[SIZE];
        for (int place : ZIGZAG) {
            steps[place] = wide ? in.shortValue() : in.byteValue();
        }
        return steps;
    }

    /** Reads the next block into its place. */
    void read(ColourPlane plane, int column, int row) throws CodecException {
        int[] steps = plane.steps();
        Arrays.fill(block, 0);
        block[0] = (double) plane.predicted(bits.extended(plane.dc().symbol(bits))) * steps[0];
        for (int i = 1; i < SIZE; i++) {
            int symbol = plane.ac().symbol(bits);
            int length = symbol & 15;
            if (length == 0 && symbol != SIXTEEN_ZEROS) {
                break;
            }
            i += symbol >> 4;
            if (i >= SIZE) {
                throw bits.damaged("has a block that is too long");
            }
            if (length > 0) {
                block[ZIGZAG[i]] = (double) bits.extended(length) * steps[ZIGZAG[i]];
            }
        }
        cosine.transform(block);
        plane.put(column, row, block, middle, greatest);
    }
}
