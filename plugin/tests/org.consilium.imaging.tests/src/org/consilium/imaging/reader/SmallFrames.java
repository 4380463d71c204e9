// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Small compressed frames. Where a codec has no writer here, a valid head is followed by noise, which entropy decoders
 * take for some image.
 */
public final class SmallFrames {
    private SmallFrames() {}

    /** Grey, 16 bits, square, lossless ({@code near} 0) or nearly so. */
    public static byte[] jpegLs(int size, int near, int body) {
        String side = String.format(Locale.ROOT, "%04x", size);
        return noisy(
                "ffd8fff7000b10" + side + side + "01011100fff8000d01ffff0012004301140040ffda0008010100"
                        + String.format(Locale.ROOT, "%02x", near) + "0000",
                body);
    }

    /** Three colours, 8 bits, 16 x 16, interleaved by line (01) or by sample (02). */
    public static byte[] jpegLsColours(String mode, int body) {
        return noisy("ffd8fff70011080010001003011100021100031100ffda000c03010002000300" + "00" + mode + "00", body);
    }

    /** Grey, 12 bits, square, sequential. */
    public static byte[] jpegOfTwelveBits(int size, int body) {
        String side = String.format(Locale.ROOT, "%04x", size);
        String tables = "ffdb004300" + "01".repeat(64) + "ffc4001500" + "02" + "00".repeat(15) + "0003" + "ffc4001510"
                + "02" + "00".repeat(15) + "0001";
        return noisy("ffd8" + tables + "ffc1000b0c" + side + side + "010111" + "00" + "ffda0008010100003f00", body);
    }

    /** Grey, 16 bits, square, lossless with prediction from the left. */
    public static byte[] jpegLossless(int size, int body) {
        String side = String.format(Locale.ROOT, "%04x", size);
        String table = "ffc4001b00" + "000008" + "00".repeat(13) + "0001020304050607";
        return noisy("ffd8" + table + "ffc3000b10" + side + side + "01011100" + "ffda0008010100010000", body);
    }

    /** Grey, 16 bits, 64 x 64 in two tiles, two resolutions below the first. */
    public static byte[] jpeg2000(String style, boolean reversible, int body) {
        StringBuilder steps = new StringBuilder();
        for (int band = 0; band < 10; band++) {
            steps.append(reversible ? "88" : "8b00");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(HexFormat.of()
                .parseHex("ff4fff510029" + "0000" + "0000004000000040" + "0000000000000000" + "0000002800000040"
                        + "0000000000000000" + "0001" + "0f0101" + "ff52000c00" + "02000200" + "03" + "0202" + style
                        + (reversible ? "01" : "00") + "ff5c" + (reversible ? "000d40" : "001742") + steps));
        for (int tile = 0; tile < 2; tile++) {
            String length = String.format(Locale.ROOT, "%08x", body + 14);
            all.writeBytes(noisy("ff90000a000" + tile + length + "0001ff93", body));
        }
        return all.toByteArray();
    }

    /** Grey, 8 bits, written by the JDK. */
    public static byte[] jpeg(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < width * height; i++) {
            image.getRaster().setSample(i % width, i / width, 0, i * 7 & 0xff);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", bytes);
        return bytes.toByteArray();
    }

    /** Run lengths of one repeated byte a segment; 256 pixels. */
    public static byte[] runLengths(int segments) {
        byte[] data = new byte[64 + 4 * segments];
        data[0] = (byte) segments;
        for (int segment = 0; segment < segments; segment++) {
            int start = 64 + 4 * segment;
            data[4 + 4 * segment] = (byte) start;
            for (int half = 0; half < 4; half += 2) {
                data[start + half] = -127;
                data[start + half + 1] = (byte) (9 + segment);
            }
        }
        return data;
    }

    private static byte[] noisy(String head, int length) {
        byte[] start = HexFormat.of().parseHex(head);
        byte[] bytes = Arrays.copyOf(start, start.length + length);
        Random random = new Random(length);
        for (int i = start.length; i < bytes.length; i++) {
            // No 0xFF, which would begin a marker.
            bytes[i] = (byte) (random.nextInt(5) == 0 ? 0x80 : random.nextInt(255));
        }
        return bytes;
    }
}
