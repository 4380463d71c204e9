// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.grey;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.consilium.imaging.internal.dicom.PixelLayout;
import org.consilium.imaging.internal.dicom.PixelType;

/** What each stored number of 8 or 16 bits becomes: looked up by its bits, which is much faster than working it out. */
final class GreyTable {
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private final int bytes;
    private final float[] values;

    private GreyTable(int bytes, float[] values) {
        this.bytes = bytes;
        this.values = values;
    }

    /** What a stored number becomes. */
    interface Rule {
        float value(double stored);
    }

    /** Whether images of this layout can have a table that is worth its making. */
    static boolean fits(PixelLayout layout) {
        boolean integers =
                switch (layout.type()) {
                    case UINT8, INT8, UINT16, INT16 -> true;
                    default -> false;
                };
        return integers && layout.samples() == 1 && 4L * layout.frameValues() >= entries(layout.type());
    }

    static GreyTable of(PixelLayout layout, Rule rule) {
        float[] values = new float[entries(layout.type())];
        for (int bits = 0; bits < values.length; bits++) {
            values[bits] = rule.value(layout.number(bits));
        }
        return new GreyTable(layout.type().bytes(), values);
    }

    private static int entries(PixelType type) {
        return type.bytes() == 1 ? 1 << Byte.SIZE : 1 << Short.SIZE;
    }

    /** The value of one stored number, counted from the first one of the little endian data. */
    float at(byte[] data, int index) {
        return values[bytes == 1 ? data[index] & 0xff : (short) SHORTS.get(data, 2 * index) & 0xffff];
    }

    /** Values of {@code count} stored numbers in a row. */
    void copy(byte[] data, int index, float[] target, int to, int count) {
        float[] table = values;
        if (bytes == 1) {
            for (int i = 0; i < count; i++) {
                target[to + i] = table[data[index + i] & 0xff];
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            target[to + i] = table[(short) SHORTS.get(data, 2 * (index + i)) & 0xffff];
        }
    }
}
