// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Decoded pixel values before rescaling: frame by frame, row by row, colours interleaved.
 *
 * @param layout frames, rows, columns, samples
 * @param data values in {@code layout.type()}, little endian
 */
public record StoredPixels(PixelLayout layout, byte[] data) {
    /** Number of values. */
    public int count() {
        return data.length / layout.type().bytes();
    }

    /** Copies one frame out as numbers. */
    public double[] frame(int frame) {
        double[] values = new double[layout.frameValues()];
        ByteBuffer buffer = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
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
