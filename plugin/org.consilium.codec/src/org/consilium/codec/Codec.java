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
    RLE("RLE", RunLengths::decode),
    /** Sequential JPEG of 8 bits a value, by the platform's own reader. */
    JPEG_BASELINE("JPEG", PlatformJpeg::decode),
    /** Sequential JPEG of 8 or 12 bits a value. */
    JPEG_EXTENDED("JPEG", (data, shape) -> cells(SequentialJpeg.decode(data, shape), shape)),
    /** Lossless JPEG with Huffman coding, 2 to 16 bits a value. */
    JPEG_LOSSLESS("lossless JPEG", (data, shape) -> cells(LosslessJpeg.decode(data, shape), shape)),
    /** JPEG-LS, lossless or near-lossless, 2 to 16 bits a value. */
    JPEG_LS("JPEG-LS", (data, shape) -> cells(JpegLs.decode(data, shape), shape)),
    /** JPEG 2000 part 1, a codestream or a JP2 file, up to 28 bits a value. */
    JPEG_2000("JPEG 2000", (data, shape) -> cells(Jpeg2000.decode(data, shape), shape));

    private interface Decoder {
        byte[] decode(byte[] data, FrameShape shape) throws CodecException;
    }

    private final String format;
    private final Decoder decoder;

    Codec(String format, Decoder decoder) {
        this.format = format;
        this.decoder = decoder;
    }

    /**
     * Decodes a frame.
     *
     * @param data isn't changed
     * @return {@code shape.values()} cells of {@code shape.cellBytes()} bytes, row by row, the samples of a pixel beside
     *     each other, little endian; colours as they are stored. Only the lowest bits that fit a cell are kept, and bits
     *     beside those of the format's own depth are 0, but for JPEG 2000, which extends the sign of signed values
     * @throws CodecException where the data doesn't hold such a frame, whatever it holds, or decoding it takes more
     *     memory than there is
     */
    public byte[] decode(byte[] data, FrameShape shape) throws CodecException {
        try {
            return decoder.decode(data, shape);
        } catch (RuntimeException e) {
            // Damaged data may lead a decoder anywhere; that is the data's fault, and the caller has other frames to
            // read.
            throw CodecException.damaged("the " + format + " data breaks the rules of its format", e);
        } catch (OutOfMemoryError e) {
            throw CodecException.tooLarge(
                    "decoding " + shape.width() + " x " + shape.height() + " pixels of " + format
                            + " takes more memory than there is",
                    e);
        }
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
