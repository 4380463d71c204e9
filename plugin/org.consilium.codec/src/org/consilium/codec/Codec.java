// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec;

import org.consilium.codec.frame.CodecException;
import org.consilium.codec.frame.FrameShape;
import org.consilium.codec.internal.jpeg.LosslessJpeg;
import org.consilium.codec.internal.jpeg.PlatformJpeg;
import org.consilium.codec.internal.jpeg.SequentialJpeg;
import org.consilium.codec.internal.jpeg2000.Jpeg2000;
import org.consilium.codec.internal.jpegls.JpegLs;
import org.consilium.codec.internal.rle.RunLengths;

/** The ways of compressing a frame that are decoded here. */
public enum Codec {
    /** Run lengths of bytes, DICOM PS3.5 annex G; cells of 1, 8, 16 or 32 bits. */
    RLE(RunLengths::decode),
    /** Sequential JPEG of 8 bits a value, by the platform's own reader. */
    JPEG_BASELINE(PlatformJpeg::decode),
    /** Sequential JPEG of 8 or 12 bits a value. */
    JPEG_EXTENDED((data, shape) -> cells(SequentialJpeg.decode(data, shape), shape)),
    /** Lossless JPEG with Huffman coding, 2 to 16 bits a value. */
    JPEG_LOSSLESS((data, shape) -> cells(LosslessJpeg.decode(data, shape), shape)),
    /** JPEG-LS, lossless or near-lossless, 2 to 16 bits a value. */
    JPEG_LS((data, shape) -> cells(JpegLs.decode(data, shape), shape)),
    /** JPEG 2000 part 1, a codestream or a JP2 file, up to 28 bits a value. */
    JPEG_2000((data, shape) -> cells(Jpeg2000.decode(data, shape), shape));

    private interface Decoder {
        byte[] decode(byte[] data, FrameShape shape) throws CodecException;
    }

    private final Decoder decoder;

    Codec(Decoder decoder) {
        this.decoder = decoder;
    }

    /**
     * Decodes a frame.
     *
     * @param data isn't changed
     * @return {@code shape.values()} cells of {@code shape.cellBytes()} bytes, row by row, the samples of a pixel beside
     *     each other, little endian; colours as they are stored. Only the lowest bits that fit a cell are kept, and bits
     *     beside those of the format's own depth are 0, but for JPEG 2000, which extends the sign of signed values
     * @throws CodecException where the data doesn't hold such a frame, whatever it holds
     */
    public byte[] decode(byte[] data, FrameShape shape) throws CodecException {
        return decoder.decode(data, shape);
    }

    private static byte[] cells(int[] values, FrameShape shape) {
        int bytes = shape.cellBytes();
        byte[] cells = new byte[values.length * bytes];
        int position = 0;
        for (int value : values) {
            for (int i = 0; i < bytes; i++) {
                cells[position++] = (byte) (value >> 8 * i);
            }
        }
        return cells;
    }
}
