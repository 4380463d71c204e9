// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.dicom;

import java.util.List;
import org.consilium.imaging.ImagingException;

/** RLE Lossless, DICOM PS3.5 annex G: one PackBits segment a byte plane, most significant byte first. */
final class RlePixels {
    private static final int HEADER = 64;

    private RlePixels() {}

    static StoredPixels decode(List<byte[]> frames, PixelLayout layout) throws ImagingException {
        // Bits are packed as in native pixel data, but each frame begins with a byte of its own.
        boolean bits = layout.bitsAllocated() == 1;
        int bytes = bits ? 1 : layout.bitsAllocated() / 8;
        int segments = layout.samples() * bytes;
        // A pair of bytes can stand for 128, never for more: so a small file can't claim a huge image.
        long stored = frames.stream().mapToLong(f -> f.length).sum();
        long claimed = (long) layout.frames() * layout.frameValues() * bytes;
        if (claimed > stored * (bits ? 1024 : 128)) {
            throw new ImagingException(
                    "the RLE data is too short for the image; the file is damaged, copy it again from its source");
        }
        if (bits) {
            return bits(frames, layout);
        }
        byte[] values = new byte[(int) claimed];
        int pixels = layout.rows() * layout.columns();
        for (int frame = 0; frame < layout.frames(); frame++) {
            byte[] data = frames.get(frame);
            if (data.length < HEADER || number(data, 0) != segments) {
                throw new ImagingException("the RLE data doesn't have the " + segments
                        + " segments the image needs; copy the file again from its source");
            }
            int base = frame * layout.frameValues() * bytes;
            for (int segment = 0; segment < segments; segment++) {
                int sample = segment / bytes;
                int place = bytes - 1 - segment % bytes;
                int end = segment + 1 < segments ? number(data, 8 + 4 * segment) : data.length;
                unpack(
                        data,
                        number(data, 4 + 4 * segment),
                        end,
                        values,
                        base + sample * bytes + place,
                        segments,
                        pixels);
            }
        }
        return new StoredPixels(layout, values);
    }

    private static StoredPixels bits(List<byte[]> frames, PixelLayout layout) throws ImagingException {
        byte[] values = new byte[layout.frames() * layout.frameValues()];
        byte[] packed = new byte[(layout.frameValues() + 7) / 8];
        for (int frame = 0; frame < layout.frames(); frame++) {
            byte[] data = frames.get(frame);
            if (data.length < HEADER || number(data, 0) != 1) {
                throw new ImagingException(
                        "the RLE data doesn't have the one segment the image needs; copy the file again from its source");
            }
            unpack(data, number(data, 4), data.length, packed, 0, 1, packed.length);
            for (int i = 0; i < layout.frameValues(); i++) {
                values[frame * layout.frameValues() + i] = (byte) (packed[i >> 3] >> (i & 7) & 1);
            }
        }
        return new StoredPixels(layout, values);
    }

    private static void unpack(byte[] data, int start, int end, byte[] values, int first, int step, int count)
            throws ImagingException {
        if (start < HEADER || end > data.length || start > end) {
            throw new ImagingException(
                    "the RLE segments don't fit the data; the file is damaged, copy it again from its source");
        }
        int done = 0;
        int position = start;
        while (done < count && position < end) {
            int control = data[position++];
            if (control == -128) {
                continue;
            }
            int run = control >= 0 ? control + 1 : 1 - control;
            int needed = control >= 0 ? run : 1;
            if (position + needed > end) {
                break;
            }
            for (int i = 0; i < run && done < count; i++) {
                values[first + done++ * step] = data[control >= 0 ? position + i : position];
            }
            position += needed;
        }
        if (done < count) {
            throw new ImagingException(
                    "an RLE segment ends too early; the file is damaged, copy it again from its source");
        }
    }

    private static int number(byte[] data, int start) {
        return (data[start] & 0xff)
                | (data[start + 1] & 0xff) << 8
                | (data[start + 2] & 0xff) << 16
                | (data[start + 3] & 0xff) << 24;
    }
}
