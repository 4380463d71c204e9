// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

/** The arithmetic decoder of ITU-T T.800, annex C, in the software conventions of C.3. */
final class MqDecoder {
    /** Contexts: 0-8 zero coding, 9-13 sign, 14-16 magnitude refinement, 17 run length, 18 uniform. */
    static final int CONTEXTS = 19;

    static final int RUN_LENGTH = 17;
    static final int UNIFORM = 18;

    private static final int[] QE = {
        0x5601, 0x3401, 0x1801, 0x0ac1, 0x0521, 0x0221, 0x5601, 0x5401, 0x4801, 0x3801, 0x3001, 0x2401, 0x1c01, 0x1601,
        0x5601, 0x5401, 0x5101, 0x4801, 0x3801, 0x3401, 0x3001, 0x2801, 0x2401, 0x2201, 0x1c01, 0x1801, 0x1601, 0x1401,
        0x1201, 0x1101, 0x0ac1, 0x09c1, 0x08a1, 0x0521, 0x0441, 0x02a1, 0x0221, 0x0141, 0x0111, 0x0085, 0x0049, 0x0025,
        0x0015, 0x0009, 0x0005, 0x0001, 0x5601
    };
    private static final int[] AFTER_MORE = {
        1, 2, 3, 4, 5, 38, 7, 8, 9, 10, 11, 12, 13, 29, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
        31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 45, 46
    };
    private static final int[] AFTER_LESS = {
        1, 6, 9, 12, 29, 33, 6, 14, 14, 14, 17, 18, 20, 21, 14, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 23, 24, 25, 26,
        27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 46
    };

    private final int[] state = new int[CONTEXTS];
    private final int[] likely = new int[CONTEXTS];
    private byte[] data;
    private int end;
    private int position;
    private int interval;
    private int code;
    private int count;

    /** Table D.7: the states that contexts begin with; a block must begin with this. */
    void resetContexts() {
        java.util.Arrays.fill(state, 0);
        java.util.Arrays.fill(likely, 0);
        state[0] = 4;
        state[RUN_LENGTH] = 3;
        state[UNIFORM] = 46;
    }

    /** Begins a segment; beyond its end stand bytes of 0xFF. */
    void begin(byte[] bytes, int start, int stop) {
        data = bytes;
        end = stop;
        position = start;
        code = at(start) << 16;
        next();
        code <<= 7;
        count -= 7;
        interval = 0x8000;
    }

    int decode(int context) {
        int index = state[context];
        int probability = QE[index];
        int decision = likely[context];
        interval -= probability;
        if (code >>> 16 < probability) {
            boolean exchanged = interval < probability;
            interval = probability;
            decision = exchanged ? more(context, index) : less(context, index);
            renormalise();
        } else {
            code -= probability << 16;
            if ((interval & 0x8000) == 0) {
                decision = interval < probability ? less(context, index) : more(context, index);
                renormalise();
            }
        }
        return decision;
    }

    private int more(int context, int index) {
        state[context] = AFTER_MORE[index];
        return likely[context];
    }

    private int less(int context, int index) {
        int decision = 1 - likely[context];
        // The states whose less likely symbol turns the meaning round, table C.2.
        if (index == 0 || index == 6 || index == 14) {
            likely[context] = decision;
        }
        state[context] = AFTER_LESS[index];
        return decision;
    }

    private void renormalise() {
        do {
            if (count == 0) {
                next();
            }
            interval <<= 1;
            code <<= 1;
            count--;
        } while ((interval & 0x8000) == 0);
    }

    private void next() {
        if (at(position) == 0xff) {
            int following = at(position + 1);
            if (following > 0x8f) {
                code += 0xff00;
                count = 8;
            } else {
                position++;
                code += following << 9;
                count = 7;
            }
        } else {
            position++;
            code += at(position) << 8;
            count = 8;
        }
    }

    private int at(int index) {
        return index < end ? data[index] & 0xff : 0xff;
    }
}
