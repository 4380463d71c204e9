// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.dicom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.consilium.imaging.dicom.TransferSyntax;
import org.consilium.imaging.model.ImagingException;

/** Turns the pixel data of a file into stored values. */
public final class PixelDecoder {
    private static final String REMEDY = "convert the file to Explicit VR Little Endian";

    private PixelDecoder() {}

    /**
     * Says whether a file's pixels can be decoded, without reading them.
     *
     * @throws ImagingException with the reason where they can't
     */
    public static PixelLayout check(DicomHeader header) throws ImagingException {
        PixelLayout layout = PixelLayout.of(header);
        TransferSyntax syntax = header.syntax();
        if (header.pixelLength() < 0 && header.missing() > 0) {
            throw new ImagingException("the file is cut short inside its pixel data; copy it again from its source");
        }
        switch (syntax.encoding()) {
            case NATIVE -> checkNative(header, layout);
            case RLE -> checkDepth(syntax, layout, 1, 32);
            case NATIVE_FRAGMENTS -> checkDepth(syntax, layout, 8, 32);
            case JPEG_LS, JPEG_LOSSLESS -> checkDepth(syntax, layout, 2, 16);
            case JPEG_2000 -> checkDepth(syntax, layout, 1, 32);
            case JPEG_EXTENDED -> checkDepth(syntax, layout, 8, 16);
            case JPEG_BASELINE -> checkDepth(syntax, layout, 8, 8);
            default -> throw new ImagingException(syntax.label() + " is not supported; " + REMEDY);
        }
        return layout;
    }

    /** Reads and decodes all frames of a file. */
    public static StoredPixels decode(Path file) throws IOException {
        DicomImage image = DicomFiles.image(file);
        return decode(image, check(image.header()), false);
    }

    /**
     * Reads the cells of all frames as they stand in the file or come out of a codec that knows no sign (all but JPEG
     * 2000): bits beside the stored ones, such as overlays, aren't cleared, signs of fewer bits aren't extended, and
     * bytes of 8-bit cells in big endian words aren't swapped. Other toolkits hand out the same, so that sums can be
     * compared.
     */
    public static StoredPixels cells(Path file) throws IOException {
        DicomImage image = DicomFiles.image(file);
        return decode(image, check(image.header()), true);
    }

    /**
     * Decodes all frames of an image whose layout is known from an earlier look.
     *
     * @param image native pixel data of the result may be shared with it
     * @throws ImagingException where the layout is another one by now, or the pixel data don't fit it
     */
    public static StoredPixels decode(DicomImage image, PixelLayout layout) throws IOException {
        if (!PixelLayout.of(image.header()).equals(layout)) {
            throw new ImagingException("the file changed while it was being read; read the folder again");
        }
        return decode(image, layout, false);
    }

    private static StoredPixels decode(DicomImage image, PixelLayout layout, boolean cells) throws IOException {
        TransferSyntax.Encoding encoding = image.header().syntax().encoding();
        StoredPixels pixels;
        try {
            pixels = encoding == TransferSyntax.Encoding.NATIVE
                    ? uncompressed(image, layout, cells)
                    : decompressed(image, layout, encoding);
        } catch (RuntimeException e) {
            // Whatever damage does, it costs this file only.
            throw new ImagingException("the pixel data is damaged; copy the file again from its source", e);
        }
        boolean clear = layout.bitsAllocated() > 1 && (!cells || encoding == TransferSyntax.Encoding.JPEG_2000);
        return clear ? StoredPixels.uncleared(layout, pixels.bits()) : pixels;
    }

    private static StoredPixels uncompressed(DicomImage image, PixelLayout layout, boolean cells)
            throws ImagingException {
        DicomHeader header = image.header();
        if (header.pixelLength() < 0) {
            throw contradiction("pixel data in fragments", header);
        }
        return NativePixels.decode(
                image.parts().get(0), layout, header.attributes().bigEndian(), header.words() && !cells);
    }

    private static StoredPixels decompressed(DicomImage image, PixelLayout layout, TransferSyntax.Encoding encoding)
            throws IOException {
        if (image.header().pixelLength() >= 0) {
            throw contradiction("pixel data that isn't encapsulated", image.header());
        }
        List<byte[]> frames = FrameFragments.frames(image.parts(), layout.frames());
        return encoding == TransferSyntax.Encoding.NATIVE_FRAGMENTS
                ? NativePixels.decode(joined(frames, layout), layout, false, false)
                : FrameCodec.decode(frames, layout, FrameCodec.of(encoding, layout));
    }

    /** Puts frames together, without the bytes that pad them. */
    private static byte[] joined(List<byte[]> frames, PixelLayout layout) throws ImagingException {
        int size = (int) (layout.nativeBytes() / layout.frames());
        if (frames.stream().anyMatch(frame -> frame.length < size)) {
            throw new ImagingException(
                    "a frame has fewer bytes than the image needs; the file is damaged, copy it again from its source");
        }
        byte[] all = new byte[size * layout.frames()];
        for (int i = 0; i < layout.frames(); i++) {
            System.arraycopy(frames.get(i), 0, all, i * size, size);
        }
        return all;
    }

    private static void checkDepth(TransferSyntax syntax, PixelLayout layout, int least, int most)
            throws ImagingException {
        if (layout.bitsAllocated() == PixelLayout.PACKED
                || layout.bitsAllocated() < least
                || layout.bitsAllocated() > most) {
            throw new ImagingException(syntax.label() + " can't hold samples of " + layout.bitsAllocated()
                    + " bits, as the file says; " + REMEDY);
        }
    }

    private static void checkNative(DicomHeader header, PixelLayout layout) throws ImagingException {
        long needed = layout.nativeBytes();
        if (header.pixelLength() < 0) {
            throw contradiction("pixel data of undefined length", header);
        }
        if (header.missing() > 0) {
            throw new ImagingException("the file is cut short: " + header.missing()
                    + " bytes of its pixel data are missing; copy it again from its source");
        }
        if (header.pixelLength() < needed) {
            throw new ImagingException("the pixel data has " + header.pixelLength() + " bytes where the image needs "
                    + needed + "; the file is damaged, copy it again from its source");
        }
    }

    private static ImagingException contradiction(String found, DicomHeader header) {
        return new ImagingException(found + " contradicts " + header.syntax().label()
                + ", as the file says; copy it again from its source");
    }
}
