// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.png;

import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.consilium.ground.Count;
import org.consilium.imaging.model.ImagingException;

/** Reads and writes PNG images. Same values, same bytes. */
public final class Png {
    /** Deflate can't do better than 1:1032, so a small file can't claim a huge image. */
    private static final long MAX_RATIO = 1032;

    private static final long MAX_PIXELS = 1 << 26;
    private static final int DEPTH_AT = 24;

    private Png() {}

    /** Encodes 8-bit grey, {@code [H,W]}. */
    public static byte[] grey(int width, int height, byte[] values) {
        check(width, height, 1, values.length);
        return new PngWriter().write(width, height, 8, 0, width, values);
    }

    /** Encodes 8-bit RGB, {@code [H,W,3]}. */
    public static byte[] rgb(int width, int height, byte[] values) {
        check(width, height, 3, values.length);
        return new PngWriter().write(width, height, 8, 2, 3 * width, values);
    }

    /** Encodes 16-bit grey, {@code [H,W]}, unsigned. */
    public static byte[] grey16(int width, int height, short[] values) {
        check(width, height, 1, values.length);
        byte[] bytes = new byte[2 * values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[2 * i] = (byte) (values[i] >> 8);
            bytes[2 * i + 1] = (byte) values[i];
        }
        return new PngWriter().write(width, height, 16, 0, 2 * width, bytes);
    }

    /**
     * Reads a file.
     *
     * @throws ImagingException where it isn't a readable PNG; the message doesn't name the file, whose path may be a person's name
     */
    public static PngImage read(Path file) throws IOException {
        try {
            return decode(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new ImagingException("the file doesn't exist; check the path", e);
        }
    }

    /**
     * Decodes a PNG: 1 to 16 bits, grey, palette or colour.
     *
     * @throws ImagingException where the bytes aren't a PNG
     */
    public static PngImage decode(byte[] png) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
        if (!readers.hasNext()) {
            throw new ImagingException("this Java has no PNG reader");
        }
        ImageReader reader = readers.next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(png))) {
            reader.setInput(in, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels * png[DEPTH_AT] / 8 > MAX_RATIO * png.length || pixels > MAX_PIXELS) {
                throw new ImagingException(
                        "the PNG claims more pixels than it can hold; it is damaged, copy it again from its source");
            }
            ImageTypeSpecifier type = reader.getRawImageType(0);
            ColorModel colours = type == null ? null : type.getColorModel();
            return image(reader.read(0).getRaster(), colours);
        } catch (ImagingException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new ImagingException("this isn't a readable PNG; save the image again", e);
        } finally {
            reader.dispose();
        }
    }

    private static PngImage image(Raster raster, ColorModel colours) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        int bands = raster.getNumBands();
        int[] samples = raster.getPixels(0, 0, width, height, (int[]) null);
        if (colours instanceof IndexColorModel palette) {
            return indexed(samples, width, height, palette);
        }
        int channels = bands < 3 ? 1 : 3;
        int[] values = new int[channels * width * height];
        for (int pixel = 0; pixel < width * height; pixel++) {
            for (int channel = 0; channel < channels; channel++) {
                values[channel * width * height + pixel] = samples[pixel * bands + channel];
            }
        }
        boolean deep = raster.getSampleModel().getSampleSize(0) > 8;
        return new PngImage(channels, height, width, deep ? 65535 : 255, values);
    }

    /** Grey images below 8 bits also come with a palette. */
    private static PngImage indexed(int[] indices, int width, int height, IndexColorModel palette) {
        boolean grey = true;
        for (int i = 0; i < palette.getMapSize(); i++) {
            grey &= palette.getRed(i) == palette.getGreen(i) && palette.getGreen(i) == palette.getBlue(i);
        }
        int pixels = width * height;
        int[] values = new int[grey ? pixels : 3 * pixels];
        for (int pixel = 0; pixel < pixels; pixel++) {
            values[pixel] = palette.getRed(indices[pixel]);
            if (!grey) {
                values[pixels + pixel] = palette.getGreen(indices[pixel]);
                values[2 * pixels + pixel] = palette.getBlue(indices[pixel]);
            }
        }
        return new PngImage(grey ? 1 : 3, height, width, 255, values);
    }

    private static void check(int width, int height, int channels, int values) {
        if (width < 1 || height < 1 || (long) width * height * channels != values) {
            throw new IllegalArgumentException(
                    values + " values don't make " + Count.of(channels, "channel") + " of " + width + "x" + height);
        }
    }
}
