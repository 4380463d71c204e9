// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.consilium.codec.frame.CodecException;
import org.consilium.codec.frame.FrameShape;

/** JPEG baseline through the platform's own reader; colour stays as it is stored. */
public final class PlatformJpeg {
    /** A block of 64 values takes at least some bits, so a small file can't claim a huge image. */
    private static final long MAX_RATIO = 1024;

    private PlatformJpeg() {}

    /**
     * Decodes a picture.
     *
     * @return {@code shape.values()} bytes, row by row, colours beside each other
     * @throws CodecException where the data isn't such a picture, or is damaged
     */
    public static byte[] decode(byte[] data, FrameShape shape) throws CodecException {
        Raster raster = raster(data, shape);
        byte[] values = new byte[shape.values()];
        int[] row = new int[shape.width() * shape.samples()];
        int position = 0;
        for (int y = 0; y < shape.height(); y++) {
            raster.getPixels(0, y, shape.width(), 1, row);
            for (int value : row) {
                values[position++] = (byte) value;
            }
        }
        return values;
    }

    private static Raster raster(byte[] jpeg, FrameShape shape) throws CodecException {
        if (shape.values() > MAX_RATIO * jpeg.length) {
            throw CodecException.damaged("the JPEG data is too short for the image");
        }
        CodecException failure = null;
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            try {
                if (reader.canReadRaster()) {
                    return raster(reader, jpeg, shape);
                }
            } catch (IOException | RuntimeException e) {
                // Another reader may follow that is more patient.
                failure = CodecException.damaged("the JPEG data is damaged", e);
            } finally {
                reader.dispose();
            }
        }
        throw failure != null ? failure : CodecException.unsupported("this Java has no JPEG reader");
    }

    private static Raster raster(ImageReader reader, byte[] jpeg, FrameShape shape) throws IOException, CodecException {
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(in, true, true);
            if (reader.getWidth(0) != shape.width() || reader.getHeight(0) != shape.height()) {
                throw CodecException.otherPicture("the JPEG image has " + reader.getWidth(0) + " x "
                        + reader.getHeight(0) + " pixels, not " + shape.width() + " x " + shape.height()
                        + " as expected");
            }
            Raster raster = reader.readRaster(0, null);
            if (raster.getNumBands() != shape.samples()) {
                throw CodecException.otherPicture("the JPEG image has " + raster.getNumBands() + " colours, not "
                        + shape.samples() + " as expected");
            }
            for (String warning : warnings) {
                if (lossOfData(warning)) {
                    throw CodecException.damaged("the JPEG data ends too early or is damaged inside a scan");
                }
            }
            return raster;
        }
    }

    /**
     * Whether a warning means that a part of the picture is made up: where data is missing the reader fills with grey. The
     * texts are those of the reader's C library, the same in every language.
     */
    private static boolean lossOfData(String warning) {
        // Bytes too many harm nothing, nor does it when just the marker at the end is missing.
        return warning.contains("Corrupt JPEG data") && !warning.contains("extraneous bytes");
    }
}
