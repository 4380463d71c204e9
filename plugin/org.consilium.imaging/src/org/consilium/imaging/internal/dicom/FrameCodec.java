// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.dicom;

import java.util.Arrays;
import java.util.List;
import org.consilium.codec.Codec;
import org.consilium.codec.frame.CodecException;
import org.consilium.codec.frame.FrameShape;
import org.consilium.imaging.dicom.TransferSyntax;
import org.consilium.imaging.model.ImagingException;

/** Decodes compressed frames by the codec that a transfer syntax names. */
final class FrameCodec {
    /** Bytes that an image may take however small its file is: blank images compress to almost nothing. */
    private static final long FREE_BYTES = 64L << 20;

    /** Times its file's size that an image may take beyond that. */
    private static final long MAX_RATIO = 1024;

    private FrameCodec() {}

    /** The codec of a compressed encoding. */
    static Codec of(TransferSyntax.Encoding encoding, PixelLayout layout) {
        return switch (encoding) {
            case RLE -> Codec.RLE;
            case JPEG_BASELINE -> Codec.JPEG_BASELINE;
            // The platform's own reader is faster, but knows 8 bits only.
            case JPEG_EXTENDED -> layout.bitsAllocated() == 8 ? Codec.JPEG_BASELINE : Codec.JPEG_EXTENDED;
            case JPEG_LOSSLESS -> Codec.JPEG_LOSSLESS;
            case JPEG_LS -> Codec.JPEG_LS;
            case JPEG_2000 -> Codec.JPEG_2000;
            default -> throw new IllegalArgumentException(encoding + " has no codec");
        };
    }

    /** Decodes all frames; bits beside the stored ones are left as they come. */
    static StoredPixels decode(List<byte[]> frames, PixelLayout layout, Codec codec) throws ImagingException {
        FrameShape shape = shape(layout);
        long frameBytes = (long) shape.values() * shape.cellBytes();
        long stored = frames.stream().mapToLong(f -> f.length).sum();
        // So a small file can't claim a huge image.
        if (layout.frames() * frameBytes > FREE_BYTES + MAX_RATIO * stored) {
            throw new ImagingException(
                    "the compressed data is too short for the image; the file is damaged, copy it again from its source");
        }
        byte[] values = decoded(frames, 0, shape, codec);
        if (layout.frames() > 1) {
            values = Arrays.copyOf(values, (int) (layout.frames() * frameBytes));
        }
        for (int frame = 1; frame < layout.frames(); frame++) {
            byte[] next = decoded(frames, frame, shape, codec);
            System.arraycopy(next, 0, values, frame * next.length, next.length);
        }
        if (codec == Codec.JPEG_2000 || codec == Codec.JPEG_LS) {
            requireStoredBits(values, layout);
        }
        return new StoredPixels(layout, values);
    }

    /**
     * These codecs know the depth of their values themselves. Where values need more bits than the file says are stored, one
     * of the two is wrong, and cutting them off would make bright pixels dark.
     */
    private static void requireStoredBits(byte[] cells, PixelLayout layout) throws ImagingException {
        int bits = layout.bitsStored();
        int bytes = Math.max(1, layout.bitsAllocated() / 8);
        if (bits >= 8 * bytes || !layout.lowBits()) {
            return;
        }
        for (int at = 0; at < cells.length; at += bytes) {
            long value = 0;
            for (int i = 0; i < bytes; i++) {
                value |= Byte.toUnsignedLong(cells[at + i]) << 8 * i;
            }
            long signed = value - ((value >> 8 * bytes - 1) << 8 * bytes);
            if (signed >= 1L << bits || signed < -(1L << bits - 1)) {
                throw new ImagingException("the compressed values need more bits than the " + bits
                        + " that the file says are stored; have Bits Stored corrected by who made the file");
            }
        }
    }

    private static byte[] decoded(List<byte[]> frames, int frame, FrameShape shape, Codec codec)
            throws ImagingException {
        try {
            return codec.decode(frames.get(frame), shape);
        } catch (CodecException e) {
            String where = frames.size() > 1 ? "frame " + (frame + 1) + ": " : "";
            String remedy =
                    switch (e.reason()) {
                        case DAMAGED -> "the file is damaged, copy it again from its source";
                        case OTHER_PICTURE -> "the file contradicts itself, copy it again from its source";
                        case UNSUPPORTED -> "convert the file to Explicit VR Little Endian";
                        case TOO_LARGE -> "give Java more memory (-Xmx), or leave the file out";
                    };
            throw new ImagingException(where + e.getMessage() + "; " + remedy, e);
        }
    }

    private static FrameShape shape(PixelLayout layout) {
        boolean unsigned = layout.type() == PixelType.UINT8
                || layout.type() == PixelType.UINT16
                || layout.type() == PixelType.UINT32;
        int bits = layout.bitsAllocated();
        return new FrameShape(
                layout.columns(), layout.rows(), layout.samples(), bits, unsigned ? layout.bitsStored() : bits);
    }
}
