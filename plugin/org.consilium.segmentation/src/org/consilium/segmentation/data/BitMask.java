// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.data;

import java.util.List;
import java.util.Objects;
import org.consilium.ground.MaskThreshold;

/**
 * A binary mask, one bit a pixel, so that overlaps are counted 64 pixels at a time. Immutable.
 *
 * <p>Only the number of pixels is kept, not their arrangement: no overlap measure needs it, and borders are told it.
 */
public final class BitMask {

    private final int size;
    private final long[] words;
    private final int area;

    private BitMask(int size, long[] words) {
        this.size = size;
        this.words = words;
        int count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        area = count;
    }

    /**
     * Packs bytes; any value but 0 lies inside the mask.
     *
     * @param values the pixels row by row
     * @param offset the index of the first pixel
     * @param size the number of pixels
     */
    public static BitMask ofBytes(byte[] values, int offset, int size) {
        Objects.checkFromIndexSize(offset, size, values.length);
        long[] words = new long[wordCount(size)];
        for (int i = 0; i < size; i++) {
            if (values[offset + i] != 0) {
                words[i >> 6] |= 1L << i;
            }
        }
        return new BitMask(size, words);
    }

    /**
     * Packs the pixels whose probability is inside a mask, see {@link MaskThreshold}.
     *
     * @param probabilities the pixels row by row
     * @param offset the index of the first pixel
     * @param size the number of pixels
     */
    public static BitMask inside(float[] probabilities, int offset, int size) {
        Objects.checkFromIndexSize(offset, size, probabilities.length);
        long[] words = new long[wordCount(size)];
        for (int i = 0; i < size; i++) {
            if (MaskThreshold.inside(probabilities[offset + i])) {
                words[i >> 6] |= 1L << i;
            }
        }
        return new BitMask(size, words);
    }

    /** Packs the pixels whose probability is inside a mask, see {@link MaskThreshold}. */
    public static BitMask inside(double[] probabilities) {
        return above(probabilities, MaskThreshold.VALUE);
    }

    /** Packs the pixels whose value is strictly greater than the threshold, as D-Persona's published code does. */
    public static BitMask above(double[] values, double threshold) {
        long[] words = new long[wordCount(values.length)];
        for (int i = 0; i < values.length; i++) {
            if (values[i] > threshold) {
                words[i >> 6] |= 1L << i;
            }
        }
        return new BitMask(values.length, words);
    }

    /** One mask after the other, as if they were one picture. */
    public static BitMask joined(List<BitMask> masks) {
        int size = masks.stream().mapToInt(BitMask::size).reduce(0, Math::addExact);
        long[] words = new long[wordCount(size)];
        int offset = 0;
        for (BitMask mask : masks) {
            for (int i = mask.nextInside(0); i >= 0; i = mask.nextInside(i + 1)) {
                words[offset + i >> 6] |= 1L << offset + i;
            }
            offset += mask.size;
        }
        return new BitMask(size, words);
    }

    /** The number of pixels of the whole picture. */
    public int size() {
        return size;
    }

    /** The number of pixels inside the mask. */
    public int area() {
        return area;
    }

    /** Whether no pixel lies inside, as where a rater looked and drew nothing; an absent rater has no mask at all. */
    public boolean isEmpty() {
        return area == 0;
    }

    /** Whether pixel {@code index} (row by row) lies inside the mask. */
    public boolean get(int index) {
        Objects.checkIndex(index, size);
        return (words[index >> 6] >>> index & 1) != 0;
    }

    /** The first pixel inside the mask at or after {@code index}; -1 if there is none. */
    public int nextInside(int index) {
        int word = index >> 6;
        if (word >= words.length) {
            return -1;
        }
        long rest = words[word] & -1L << index;
        while (rest == 0) {
            if (++word == words.length) {
                return -1;
            }
            rest = words[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(rest);
    }

    /**
     * The number of pixels inside both masks.
     *
     * @throws IllegalArgumentException if the masks differ in their number of pixels
     */
    public int intersection(BitMask other) {
        if (size != other.size) {
            throw new IllegalArgumentException(
                    "The masks have " + size + " and " + other.size + " pixels and cannot be compared.");
        }
        int count = 0;
        for (int i = 0; i < words.length; i++) {
            count += Long.bitCount(words[i] & other.words[i]);
        }
        return count;
    }

    private static int wordCount(int size) {
        return (size + 63) >>> 6;
    }
}
