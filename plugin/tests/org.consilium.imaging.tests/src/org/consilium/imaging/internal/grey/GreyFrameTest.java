// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.grey;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.dicom.DicomWriter;
import org.consilium.imaging.internal.crop.Crop;
import org.consilium.imaging.internal.dicom.PixelDecoder;
import org.consilium.imaging.internal.dicom.PixelLayout;
import org.consilium.imaging.internal.dicom.PixelType;
import org.consilium.imaging.internal.dicom.StoredPixels;
import org.consilium.imaging.internal.study.FramePlane;
import org.consilium.imaging.internal.voxels.Normaliser;
import org.consilium.imaging.reader.SmallStudy;
import org.consilium.imaging.study.Normalisation;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Values that are looked up are those that are worked out pixel by pixel. */
final class GreyFrameTest {
    private static final int ROWS = 130;
    private static final int COLUMNS = 140;
    private static final FramePlane PLANE = new FramePlane(1, null, 0.25, -1000.5);
    private static final Normaliser NORMALISER = new Normaliser(Normalisation.Method.WINDOW, -990, -900, true);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void givesEveryStoredNumberItsValue(PixelType type) throws IOException {
        GreyFrame frame = frame(type);
        float[] values = frame.values();
        double[] stored = frame.pixels().frame(1);
        for (int i = 0; i < values.length; i++) {
            stored[i] = expected(stored[i]);
        }
        assertArrayEquals(
                stored,
                IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray());
        float[] normalised = values.clone();
        NORMALISER.apply(normalised);
        assertArrayEquals(normalised, frame.cut(Crop.whole(ROWS, COLUMNS), NORMALISER));
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void repeatsTheBorder(PixelType type) throws IOException {
        GreyFrame frame = frame(type);
        float[] values = frame.values();
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            Crop crop = new Crop(
                    random.nextInt(400) - 200,
                    random.nextInt(400) - 200,
                    1 + random.nextInt(200),
                    1 + random.nextInt(200));
            float[] cut = frame.cut(crop);
            float[] expected = new float[crop.height() * crop.width()];
            for (int r = 0; r < crop.height(); r++) {
                for (int c = 0; c < crop.width(); c++) {
                    int y = Math.max(0, Math.min(ROWS - 1, crop.top() + r));
                    int x = Math.max(0, Math.min(COLUMNS - 1, crop.left() + c));
                    expected[r * crop.width() + c] = values[y * COLUMNS + x];
                }
            }
            assertArrayEquals(expected, cut, crop.toString());
        }
    }

    /** 12 of 16 bits, with anything in the four above; and with the four below, which a decoder must move down. */
    @ParameterizedTest
    @CsvSource({"false,11", "true,11", "false,15", "true,15"})
    void ignoresUnusedBits(boolean signed, int highBit) throws IOException {
        Attributes image = new Attributes();
        byte[] data = new byte[2 * ROWS * COLUMNS];
        new Random(2).nextBytes(data);
        SmallStudy.pixels(image, ROWS, COLUMNS, 16, data);
        image.setInt(DicomTags.BITS_STORED, VR.US, 12);
        image.setInt(DicomTags.HIGH_BIT, VR.US, highBit);
        image.setInt(DicomTags.PIXEL_REPRESENTATION, VR.US, signed ? 1 : 0);
        image.setString(DicomTags.SOP_CLASS_UID, VR.UI, "1.2.840.10008.5.1.4.1.1.2");
        image.setString(DicomTags.SOP_INSTANCE_UID, VR.UI, "2.25.9");
        Path file = folder.resolve("image.dcm");
        DicomWriter.write(file, image);
        StoredPixels pixels = PixelDecoder.decode(file);
        GreyValues rules = new GreyValues(pixels.layout(), null, null, Double.NaN, Double.NaN);
        float[] values = new GreyFrame(pixels, rules, new FramePlane(0, null, 1, 0), new GreyTables()).values();
        double[] stored = pixels.frame(0);
        for (int i = 0; i < values.length; i++) {
            int bits = (data[2 * i] & 0xff | data[2 * i + 1] << 8) >> (highBit - 11) & 0xfff;
            stored[i] -= signed && bits > 0x7ff ? bits - 0x1000 : bits;
            values[i] -= signed && bits > 0x7ff ? bits - 0x1000 : bits;
        }
        assertArrayEquals(new float[values.length], values);
        assertArrayEquals(new double[values.length], stored);
    }

    /** The number 7 is padding. */
    private static float expected(double stored) {
        return stored == 7 || !Double.isFinite(stored) ? Float.NaN : (float) (stored * 0.25 - 1000.5);
    }

    private static GreyFrame frame(PixelType type) throws IOException {
        int bits = 8 * type.bytes();
        PixelLayout layout = new PixelLayout(2, ROWS, COLUMNS, 1, bits, bits, bits - 1, type, false, "MONOCHROME2");
        byte[] data = new byte[2 * ROWS * COLUMNS * type.bytes()];
        new Random(1).nextBytes(data);
        for (int i = ROWS * COLUMNS; i < ROWS * COLUMNS + 50; i++) {
            for (int b = 0; b < type.bytes(); b++) {
                data[i * type.bytes() + b] = (byte) (b == 0 ? 7 : 0);
            }
        }
        GreyValues rules = new GreyValues(layout, null, null, 7, 7);
        return new GreyFrame(new StoredPixels(layout, data), rules, PLANE, new GreyTables());
    }
}
