// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Stored values of all frames: frame by frame, row by row, colours interleaved; whole bytes a value, little endian. Bits
 * beside the stored ones are cleared when the values are first asked for; who looks values up by their bits does
 * without.
 */
public final class StoredPixels {
    private final PixelLayout layout;
    private final byte[] data;
    private boolean cleared;

    /** Values whose unused bits are clear and whose signs are extended; the array is not copied. */
    public StoredPixels(PixelLayout layout, byte[] data) {
        this(layout, data, true);
    }

    private StoredPixels(PixelLayout layout, byte[] data, boolean cleared) {
        this.layout = layout;
        this.data = data;
        this.cleared = cleared;
    }

    /** Values as a file has them, with anything beside the stored bits; the array is not copied. */
    static StoredPixels uncleared(PixelLayout layout, byte[] data) {
        StoredPixels pixels = new StoredPixels(layout, data, false);
        if (!layout.lowBits()) {
            pixels.data();
        }
        return pixels;
    }

    public PixelLayout layout() {
        return layout;
    }

    /** The values; not copied. */
    public synchronized byte[] data() {
        if (!cleared) {
            NativePixels.keepStoredBits(data, layout);
            cleared = true;
        }
        return data;
    }

    /** The values, perhaps with anything beside the stored bits: see {@link PixelLayout#number}. */
    public byte[] bits() {
        return data;
    }

    /** Number of values. */
    public int count() {
        return data.length / layout.type().bytes();
    }

    /** Copies one frame out as numbers. */
    public double[] frame(int frame) {
        double[] values = new double[layout.frameValues()];
        ByteBuffer buffer = ByteBuffer.wrap(data()).order(ByteOrder.LITTLE_ENDIAN);
        int start = frame * values.length;
        for (int i = 0; i < values.length; i++) {
            values[i] = value(buffer, start + i);
        }
        return values;
    }

    /** One value; integers are exact. */
    public double value(ByteBuffer buffer, int index) {
        return switch (layout.type()) {
            case UINT8 -> Byte.toUnsignedInt(buffer.get(index));
            case INT8 -> buffer.get(index);
            case UINT16 -> Short.toUnsignedInt(buffer.getShort(2 * index));
            case INT16 -> buffer.getShort(2 * index);
            case UINT32 -> Integer.toUnsignedLong(buffer.getInt(4 * index));
            case INT32 -> buffer.getInt(4 * index);
            case FLOAT32 -> buffer.getFloat(4 * index);
            case FLOAT64 -> buffer.getDouble(8 * index);
        };
    }
}
