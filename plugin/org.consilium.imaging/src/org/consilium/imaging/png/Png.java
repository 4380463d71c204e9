// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.png;

import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.IntStream;
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
    private static final int COLOUR_TYPE_AT = 25;
    private static final int GREY = 0;
    private static final int INDEXED = 3;
    private static final int SIGNATURE = 8;
    private static final int TRANSPARENCY = 0x74524e53;

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
     * Reads the samples of a file as they are stored.
     *
     * @throws ImagingException where it isn't a readable PNG; the message doesn't name the file, whose path may be a person's name
     */
    public static PngSamples samples(Path file) throws IOException {
        try {
            return samples(Files.readAllBytes(file));
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
        Decoded decoded = decoded(png);
        return decoded.palette() == null ? image(decoded.samples()) : painted(decoded.samples(), decoded.palette());
    }

    /**
     * Decodes the samples of a PNG as they are stored.
     *
     * @throws ImagingException where the bytes aren't a PNG
     */
    public static PngSamples samples(byte[] png) throws IOException {
        return decoded(png).samples();
    }

    /** @param palette null without one */
    private record Decoded(PngSamples samples, IndexColorModel palette) {}

    private static Decoded decoded(byte[] png) throws IOException {
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
            boolean indexed = png[COLOUR_TYPE_AT] == INDEXED && type.getColorModel() instanceof IndexColorModel;
            PngSamples samples = samples(reader.read(0).getRaster(), (1 << png[DEPTH_AT]) - 1, indexed);
            boolean few = png[COLOUR_TYPE_AT] == GREY && png[DEPTH_AT] < 8 && samples.opacity().length > 0;
            return new Decoded(
                    few ? transparent(samples, png) : samples, indexed ? (IndexColorModel) type.getColorModel() : null);
        } catch (ImagingException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new ImagingException("this isn't a readable PNG; save the image again", e);
        } finally {
            reader.dispose();
        }
    }

    /** Colours have three or four bands, grey has one or two; the last of an even number is the opacity. */
    private static PngSamples samples(Raster raster, int maximum, boolean indexed) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        int bands = raster.getNumBands();
        int[] samples = raster.getPixels(0, 0, width, height, (int[]) null);
        int channels = bands < 3 ? 1 : 3;
        int pixels = width * height;
        int[] values = new int[channels * pixels];
        int[] opacity = new int[bands == channels ? 0 : pixels];
        for (int pixel = 0; pixel < pixels; pixel++) {
            for (int channel = 0; channel < channels; channel++) {
                values[channel * pixels + pixel] = samples[pixel * bands + channel];
            }
            if (opacity.length > 0) {
                opacity[pixel] = samples[pixel * bands + channels];
            }
        }
        PngSamples.Kind kind =
                indexed ? PngSamples.Kind.INDEX : channels == 1 ? PngSamples.Kind.GREY : PngSamples.Kind.COLOUR;
        return new PngSamples(kind, height, width, maximum, values, opacity);
    }

    /** Java's reader makes grey of fewer than 8 bits with a transparent value one of 8 bits, and misses what is transparent. */
    private static PngSamples transparent(PngSamples samples, byte[] png) {
        ByteBuffer bytes = ByteBuffer.wrap(png);
        int at = SIGNATURE;
        while (at >= SIGNATURE && at + 14 <= png.length) {
            if (bytes.getInt(at + 4) == TRANSPARENCY && bytes.getInt(at) == 2) {
                int grey = bytes.getShort(at + 8) & samples.maximum();
                int[] values = IntStream.of(samples.values())
                        .map(value -> value * samples.maximum() / 255)
                        .toArray();
                int[] opacity = IntStream.of(values)
                        .map(value -> value == grey ? 0 : samples.maximum())
                        .toArray();
                return new PngSamples(
                        samples.kind(), samples.height(), samples.width(), samples.maximum(), values, opacity);
            }
            at += 12 + Math.max(0, bytes.getInt(at));
        }
        return samples;
    }

    /** Grey of fewer than 8 bits becomes grey of 8 bits. */
    private static PngImage image(PngSamples samples) {
        int factor = samples.maximum() < 255 ? 255 / samples.maximum() : 1;
        int[] values =
                IntStream.of(samples.values()).map(value -> value * factor).toArray();
        int channels = samples.kind() == PngSamples.Kind.COLOUR ? 3 : 1;
        return new PngImage(channels, samples.height(), samples.width(), samples.maximum() * factor, values);
    }

    private static PngImage painted(PngSamples samples, IndexColorModel palette) {
        boolean grey = true;
        for (int i = 0; i < palette.getMapSize(); i++) {
            grey &= palette.getRed(i) == palette.getGreen(i) && palette.getGreen(i) == palette.getBlue(i);
        }
        int pixels = samples.pixels();
        int[] values = new int[grey ? pixels : 3 * pixels];
        for (int pixel = 0; pixel < pixels; pixel++) {
            int index = samples.values()[pixel];
            values[pixel] = palette.getRed(index);
            if (!grey) {
                values[pixels + pixel] = palette.getGreen(index);
                values[2 * pixels + pixel] = palette.getBlue(index);
            }
        }
        return new PngImage(grey ? 1 : 3, samples.height(), samples.width(), 255, values);
    }

    private static void check(int width, int height, int channels, int values) {
        if (width < 1 || height < 1 || (long) width * height * channels != values) {
            throw new IllegalArgumentException(
                    values + " values don't make " + Count.of(channels, "channel") + " of " + width + "x" + height);
        }
    }
}
