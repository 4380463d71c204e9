// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpegls;

import org.consilium.codec.frame.CodecException;

/**
 * The coding parameters of a JPEG-LS scan, ITU-T T.87 C.2.4.1.1 and A.2.
 *
 * @param max largest sample value
 * @param near allowed difference, 0 for lossless
 * @param t1 first threshold of gradients
 * @param t2 second threshold
 * @param t3 third threshold
 * @param reset occurrences after which statistics are halved
 */
record JpegLsParameters(int max, int near, int t1, int t2, int t3, int reset) {
    JpegLsParameters {
        t1 = t1 == 0 ? threshold(max, near, 3, 1, near + 1) : t1;
        t2 = t2 == 0 ? threshold(max, near, 7, 2, t1) : t2;
        t3 = t3 == 0 ? threshold(max, near, 21, 3, t2) : t3;
        reset = reset == 0 ? 64 : reset;
    }

    /** Checks what a damaged file may say. */
    JpegLsParameters checked() throws CodecException {
        boolean ordered = near < t1 && t1 <= t2 && t2 <= t3 && t3 <= max;
        if (max < 1 || near > Math.min(255, max / 2) || !ordered || reset < 3) {
            throw CodecException.damaged("the JPEG-LS data has impossible parameters");
        }
        return this;
    }

    /** Number of values a prediction error can take. */
    int range() {
        return (max + 2 * near) / (2 * near + 1) + 1;
    }

    /** Bits of a prediction error. */
    int errorBits() {
        return 32 - Integer.numberOfLeadingZeros(range() - 1);
    }

    /** Longest code. */
    int limit() {
        int bits = Math.max(2, 32 - Integer.numberOfLeadingZeros(max));
        return 2 * (bits + Math.max(8, bits));
    }

    int quantised(int gradient) {
        int size = Math.abs(gradient);
        int step = size <= near ? 0 : size < t1 ? 1 : size < t2 ? 2 : size < t3 ? 3 : 4;
        return gradient < 0 ? -step : step;
    }

    private static int threshold(int max, int near, int basic, int number, int low) {
        int least = number + 1;
        int value;
        if (max >= 128) {
            int factor = (Math.min(max, 4095) + 128) / 256;
            value = factor * (basic - least) + least + (2 * number + 1) * near;
        } else {
            value = Math.max(least, basic / (256 / (max + 1)) + (2 * number + 1) * near);
        }
        return value > max || value < low ? low : value;
    }
}
