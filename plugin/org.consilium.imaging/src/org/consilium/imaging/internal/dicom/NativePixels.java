// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.dicom;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.consilium.imaging.model.ImagingException;

/** Pixel data that isn't compressed. */
final class NativePixels {
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private NativePixels() {}

    /**
     * Brings pixel data into the order of {@link StoredPixels}; bits beside the stored ones are left as they are.
     *
     * @param bytes pixel data, at least as long as the layout needs; the result may share them
     * @param words true where the data is written as 16-bit words, which big endian swaps even for 8-bit pixels
     */
    static StoredPixels decode(byte[] bytes, PixelLayout layout, boolean bigEndian, boolean words)
            throws ImagingException {
        if (bytes == null || bytes.length < layout.nativeBytes()) {
            throw new ImagingException(
                    "the pixel data has " + (bytes == null ? 0 : bytes.length) + " bytes where the image needs "
                            + layout.nativeBytes() + "; the file is damaged, copy it again from its source");
        }
        int allocated = layout.bitsAllocated();
        int unit = allocated > 8 && allocated != PixelLayout.PACKED ? allocated / 8 : words ? 2 : 1;
        byte[] little = bigEndian ? swapped(bytes, unit) : bytes;
        if (layout.bitsAllocated() == 1) {
            return new StoredPixels(layout, bits(little, layout));
        }
        if (layout.bitsAllocated() == PixelLayout.PACKED) {
            return new StoredPixels(layout, unpacked(little, layout));
        }
        byte[] values = layout.subsampled()
                ? doubledChroma(little, layout)
                : little.length == layout.nativeBytes() ? little : Arrays.copyOf(little, (int) layout.nativeBytes());
        if (layout.planar()) {
            values = interleaved(values, layout);
        }
        return new StoredPixels(layout, values);
    }

    /** Clears bits beside the stored ones and extends the sign. */
    static void keepStoredBits(byte[] values, PixelLayout layout) {
        int allocated = layout.bitsAllocated();
        if (layout.bitsStored() == allocated) {
            return;
        }
        int left = Integer.SIZE - 1 - layout.highBit();
        int right = Integer.SIZE - layout.bitsStored();
        boolean signed =
                layout.type() == PixelType.INT8 || layout.type() == PixelType.INT16 || layout.type() == PixelType.INT32;
        int step = layout.type().bytes();
        if (step == Short.BYTES) {
            for (int start = 0; start + 1 < values.length; start += 2) {
                int value = (short) SHORTS.get(values, start);
                SHORTS.set(values, start, (short) (signed ? value << left >> right : value << left >>> right));
            }
            return;
        }
        for (int start = 0; start + step <= values.length; start += step) {
            int value = 0;
            for (int i = 0; i < step; i++) {
                value |= (values[start + i] & 0xff) << 8 * i;
            }
            value = signed ? value << left >> right : value << left >>> right;
            for (int i = 0; i < step; i++) {
                values[start + i] = (byte) (value >> 8 * i);
            }
        }
    }

    /** Pixels of 12 bits follow each other without gaps, the lowest bits first (PS3.5, 8.1.1). */
    private static byte[] unpacked(byte[] packed, PixelLayout layout) {
        byte[] values = new byte[2 * layout.frames() * layout.frameValues()];
        for (int i = 0; i < values.length / 2; i++) {
            int at = i / 2 * 3 + i % 2;
            int pair = packed[at] & 0xff | (packed[at + 1] & 0xff) << 8;
            int value = i % 2 == 0 ? pair & 0xfff : pair >> 4;
            values[2 * i] = (byte) value;
            values[2 * i + 1] = (byte) (value >> 8);
        }
        return values;
    }

    private static byte[] bits(byte[] packed, PixelLayout layout) {
        byte[] values = new byte[layout.frames() * layout.frameValues()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (packed[i >> 3] >> (i & 7) & 1);
        }
        return values;
    }

    private static byte[] interleaved(byte[] planes, PixelLayout layout) {
        byte[] values = new byte[planes.length];
        int step = layout.bitsAllocated() / 8;
        int pixels = layout.rows() * layout.columns();
        for (int frame = 0; frame < layout.frames(); frame++) {
            int start = frame * pixels * 3;
            for (int sample = 0; sample < 3; sample++) {
                for (int pixel = 0; pixel < pixels; pixel++) {
                    int from = (start + sample * pixels + pixel) * step;
                    int to = (start + pixel * 3 + sample) * step;
                    System.arraycopy(planes, from, values, to, step);
                }
            }
        }
        return values;
    }

    private static byte[] doubledChroma(byte[] bytes, PixelLayout layout) throws ImagingException {
        if (layout.bitsAllocated() != 8 || layout.columns() % 2 != 0) {
            throw new ImagingException(
                    "4:2:2 chroma with odd width or more than 8 bits is not supported; convert the file to RGB");
        }
        int pairs = layout.frames() * layout.rows() * layout.columns() / 2;
        byte[] values = new byte[pairs * 6];
        for (int pair = 0; pair < pairs; pair++) {
            for (int pixel = 0; pixel < 2; pixel++) {
                values[pair * 6 + pixel * 3] = bytes[pair * 4 + pixel];
                values[pair * 6 + pixel * 3 + 1] = bytes[pair * 4 + 2];
                values[pair * 6 + pixel * 3 + 2] = bytes[pair * 4 + 3];
            }
        }
        return values;
    }

    private static byte[] swapped(byte[] bytes, int unit) {
        if (unit == 1) {
            return bytes;
        }
        byte[] swapped = bytes.clone();
        for (int start = 0; start + unit <= bytes.length; start += unit) {
            for (int i = 0; i < unit; i++) {
                swapped[start + i] = bytes[start + unit - 1 - i];
            }
        }
        return swapped;
    }
}
