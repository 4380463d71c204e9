// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.dicom;

import java.util.List;
import org.consilium.imaging.ImagingException;

/** Decodes one compressed frame. */
@FunctionalInterface
interface FrameCodec {
    /** Bytes that an image may take however small its file is: blank images compress to almost nothing. */
    long FREE_BYTES = 64L << 20;

    /** Times its file's size that an image may take beyond that. */
    long MAX_RATIO = 1024;

    /** The stored values of a frame, row by row, colours interleaved; only the lowest bits that fit the type count. */
    int[] decode(byte[] data, PixelLayout layout) throws ImagingException;

    /** Decodes all frames; bits beside the stored ones are left as they come. */
    static StoredPixels decode(List<byte[]> frames, PixelLayout layout, FrameCodec codec) throws ImagingException {
        int bytes = layout.bitsAllocated() == 1 ? 1 : layout.bitsAllocated() / 8;
        long claimed = (long) layout.frames() * layout.frameValues() * bytes;
        long stored = frames.stream().mapToLong(f -> f.length).sum();
        // So a small file can't claim a huge image.
        if (claimed > FREE_BYTES + MAX_RATIO * stored) {
            throw new ImagingException(
                    "the compressed data is too short for the image; the file is damaged, copy it again from its source");
        }
        byte[] values = new byte[(int) claimed];
        int position = 0;
        for (byte[] frame : frames) {
            for (int value : codec.decode(frame, layout)) {
                for (int i = 0; i < bytes; i++) {
                    values[position++] = (byte) (value >> 8 * i);
                }
            }
        }
        return new StoredPixels(layout, values);
    }
}
