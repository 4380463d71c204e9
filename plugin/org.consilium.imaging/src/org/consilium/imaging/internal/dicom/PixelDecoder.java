// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.dicom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.consilium.imaging.ImagingException;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.VR;

/** Turns the pixel data of a file into stored values. */
public final class PixelDecoder {
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
            case RLE, JPEG_LOSSLESS -> {
                boolean tooDeep =
                        syntax.encoding() == TransferSyntax.Encoding.JPEG_LOSSLESS && layout.bitsAllocated() > 16;
                if (tooDeep) {
                    throw new ImagingException(syntax.label() + " holds up to 16 bits a sample, but the file says "
                            + layout.bitsAllocated());
                }
                if (layout.bitsAllocated() == 1) {
                    throw new ImagingException("1-bit pixels in " + syntax.label() + " are not supported yet; "
                            + "convert the file to Explicit VR Little Endian");
                }
            }
            case JPEG_BASELINE -> {
                if (layout.bitsAllocated() != 8) {
                    throw new ImagingException(
                            syntax.label() + " holds 8 bits a sample, but the file says " + layout.bitsAllocated());
                }
            }
            default ->
                throw new ImagingException(
                        syntax.label() + " is not supported yet; convert the file to Explicit VR Little Endian");
        }
        return layout;
    }

    /** Reads and decodes all frames of a file. */
    public static StoredPixels decode(Path file) throws IOException {
        DicomHeader header = DicomFiles.header(file);
        return decode(file, header, check(header));
    }

    /** Reads and decodes all frames of a file whose header is known. */
    public static StoredPixels decode(Path file, DicomHeader header, PixelLayout layout) throws IOException {
        Attributes attributes = DicomFiles.complete(file);
        Object value = attributes.getValue(header.pixelTag());
        if (header.syntax().encoding() == TransferSyntax.Encoding.NATIVE) {
            if (value instanceof Fragments) {
                throw new ImagingException(
                        "pixel data in fragments contradicts " + header.syntax().label());
            }
            byte[] bytes = attributes.getBytes(header.pixelTag());
            boolean words = attributes.getVR(header.pixelTag()) == VR.OW;
            return NativePixels.decode(bytes, layout, attributes.bigEndian(), words);
        }
        if (!(value instanceof Fragments fragments)) {
            throw new ImagingException("pixel data that isn't encapsulated contradicts "
                    + header.syntax().label());
        }
        List<byte[]> frames = FrameFragments.frames(fragments, layout.frames());
        return switch (header.syntax().encoding()) {
            case RLE -> RlePixels.decode(frames, layout);
            case JPEG_LOSSLESS -> JpegLossless.decode(frames, layout);
            default -> JpegPixels.decode(frames, layout);
        };
    }

    private static void checkNative(DicomHeader header, PixelLayout layout) throws ImagingException {
        long needed = layout.nativeBytes();
        if (header.pixelLength() < 0) {
            throw new ImagingException("pixel data of undefined length contradicts "
                    + header.syntax().label());
        }
        if (header.missing() > 0) {
            throw new ImagingException("the file is cut short: " + header.missing()
                    + " bytes of its pixel data are missing; copy it again from its source");
        }
        if (header.pixelLength() < needed) {
            throw new ImagingException("the pixel data has " + header.pixelLength() + " bytes where the image needs "
                    + needed + "; the file is damaged");
        }
    }
}
