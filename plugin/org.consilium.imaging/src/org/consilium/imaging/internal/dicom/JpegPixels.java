// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.dicom;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.consilium.imaging.ImagingException;

/** JPEG baseline through the platform's own reader; colour stays as it is stored. */
final class JpegPixels {
    /** A block of 64 values takes at least some bits, so a small file can't claim a huge image. */
    private static final long MAX_RATIO = 1024;

    private JpegPixels() {}

    static StoredPixels decode(List<byte[]> frames, PixelLayout layout) throws IOException {
        byte[] values = new byte[0];
        for (int frame = 0; frame < layout.frames(); frame++) {
            Raster raster = raster(frames.get(frame), layout);
            if (values.length == 0) {
                values = new byte[layout.frames() * layout.frameValues()];
            }
            int[] row = new int[layout.columns() * layout.samples()];
            int position = frame * layout.frameValues();
            for (int y = 0; y < layout.rows(); y++) {
                raster.getPixels(0, y, layout.columns(), 1, row);
                for (int value : row) {
                    values[position++] = (byte) value;
                }
            }
        }
        return new StoredPixels(layout, values);
    }

    private static Raster raster(byte[] jpeg, PixelLayout layout) throws IOException {
        if (layout.frameValues() > MAX_RATIO * jpeg.length) {
            throw new ImagingException(
                    "the JPEG data is too short for the image; the file is damaged, copy it again from its source");
        }
        IOException failure = null;
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            try {
                if (reader.canReadRaster()) {
                    return raster(reader, jpeg, layout);
                }
            } catch (ImagingException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                // Another reader may follow that is more patient.
                failure = new ImagingException("the JPEG data is damaged; copy the file again from its source", e);
            } finally {
                reader.dispose();
            }
        }
        throw failure != null
                ? failure
                : new ImagingException("this Java has no JPEG reader; convert the file to Explicit VR Little Endian");
    }

    private static Raster raster(ImageReader reader, byte[] jpeg, PixelLayout layout) throws IOException {
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(in, true, true);
            if (reader.getWidth(0) != layout.columns() || reader.getHeight(0) != layout.rows()) {
                throw new ImagingException(
                        "the JPEG image has another size than the file says; copy it again from its source");
            }
            Raster raster = reader.readRaster(0, null);
            if (raster.getNumBands() != layout.samples()) {
                throw new ImagingException(
                        "the JPEG image has another number of colours than the file says; copy it again from its source");
            }
            return raster;
        }
    }
}
