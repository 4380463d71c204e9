// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.dicom;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.consilium.imaging.ImagingException;
import org.consilium.imaging.TestData;
import org.consilium.imaging.internal.jpeg2000.Jpeg2000;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Damaged compressed frames give an exception of ours or some picture. The mutations are the same every time. */
@Tag("slow")
class CodecFuzzTest {
    private static final int MUTATIONS = 300;
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final PixelLayout GREY =
            new PixelLayout(1, 64, 64, 1, 16, 16, 15, PixelType.UINT16, false, "MONOCHROME2");

    private interface Codec {
        int[] decode(byte[] data) throws ImagingException;
    }

    @Test
    void jpegLs() {
        byte[] head = HexFormat.of()
                .parseHex("ffd8fff7000b100040004001011100fff8000d01ffff0012004301140040ffda0008010100000000");
        fuzz(withBody(head, 6000), data -> JpegLs.decode(data, GREY));
        byte[] near = head.clone();
        near[head.length - 3] = 3;
        fuzz(withBody(near, 6000), data -> JpegLs.decode(data, GREY));
    }

    @Test
    void jpegLsInterleaved() {
        PixelLayout colour = new PixelLayout(1, 16, 16, 3, 8, 8, 7, PixelType.UINT8, false, "RGB");
        for (String mode : List.of("01", "02")) {
            byte[] head = HexFormat.of()
                    .parseHex("ffd8fff70011080010001003011100021100031100ffda000c03010002000300" + "00" + mode + "00");
            fuzz(withBody(head, 4000), data -> JpegLs.decode(data, colour));
        }
    }

    @Test
    void jpegOfTwelveBits() {
        String tables = "ffdb004300" + "01".repeat(64) + "ffc4001500" + "0101" + "00".repeat(14) + "0003" + "ffc4001510"
                + "0101" + "00".repeat(14) + "0001";
        byte[] head =
                HexFormat.of().parseHex("ffd8" + tables + "ffc1000b0c00400040010111" + "00" + "ffda0008010100003f00");
        fuzz(withBody(head, 3000), data -> JpegExtended.decode(data, GREY));
    }

    @Test
    void jpeg2000() {
        for (String style : List.of("00", "2f")) {
            for (String wavelet : List.of("01", "00")) {
                boolean reversible = wavelet.equals("01");
                StringBuilder steps = new StringBuilder();
                for (int band = 0; band < 10; band++) {
                    steps.append(reversible ? "88" : "8b00");
                }
                byte[] head = HexFormat.of()
                        .parseHex("ff4fff510029" + "0000" + "0000004000000040" + "0000000000000000"
                                + "0000002800000040" + "0000000000000000" + "0001" + "0f0101"
                                + "ff52000c00" + "02000200" + "03" + "0202" + style + wavelet + "ff5c"
                                + (reversible ? "000d40" : "001742") + steps);
                ByteArrayOutputStream all = new ByteArrayOutputStream();
                all.writeBytes(head);
                for (int tile = 0; tile < 2; tile++) {
                    byte[] part = HexFormat.of().parseHex("ff90000a000" + tile + "0000080e0001ff93");
                    all.writeBytes(withBody(part, 2048));
                }
                fuzz(all.toByteArray(), data -> Jpeg2000.decode(data, 64, 64, 1));
            }
        }
    }

    @Test
    void realFrames() throws IOException {
        Path folder = TestData.folder("dicom");
        for (String name : List.of(
                "multiframe/emri_small_jpeg_2k_lossless.dcm",
                "syntax_misc/MR_small_jpeg_ls_lossless.dcm",
                "syntax_misc/JPEGLSNearLossless_08.dcm",
                "syntax_misc/SC_rgb_small_odd_jpeg.dcm")) {
            Path file = folder.resolve(name);
            DicomImage image = DicomFiles.image(file);
            PixelLayout all = PixelLayout.of(image.header());
            PixelLayout one = all.withFrames(1);
            byte[] frame = FrameFragments.frames(image.parts(), all.frames()).get(0);
            fuzz(frame, data -> switch (image.header().syntax().encoding()) {
                case JPEG_2000 -> Jpeg2000.decode(data, one.columns(), one.rows(), 1);
                case JPEG_LS -> JpegLs.decode(data, one);
                default -> JpegExtended.decode(data, one);
            });
        }
    }

    private static byte[] withBody(byte[] head, int length) {
        byte[] bytes = Arrays.copyOf(head, head.length + length);
        Random random = new Random(length);
        for (int i = head.length; i < bytes.length; i++) {
            // No 0xFF, which would begin a marker.
            bytes[i] = (byte) (random.nextInt(5) == 0 ? 0x80 : random.nextInt(255));
        }
        return bytes;
    }

    private static void fuzz(byte[] seed, Codec codec) {
        Random random = new Random(20260102);
        int[] outcomes = new int[2];
        assertTimeoutPreemptively(LIMIT, () -> {
            for (int i = 0; i < MUTATIONS; i++) {
                try {
                    codec.decode(mutated(seed, random));
                    outcomes[0]++;
                } catch (ImagingException e) {
                    outcomes[1]++;
                }
            }
        });
        assertTrue(outcomes[1] > 0, "no mutation was noticed");
    }

    private static byte[] mutated(byte[] seed, Random random) {
        byte[] bytes = seed.clone();
        int header = Math.min(bytes.length, 160);
        for (int changes = 1 + random.nextInt(5); changes > 0; changes--) {
            int at = random.nextInt(random.nextBoolean() ? header : bytes.length);
            bytes[at] = switch (random.nextInt(4)) {
                case 0 -> (byte) random.nextInt(256);
                case 1 -> (byte) 0xff;
                case 2 -> (byte) 0x7f;
                default -> (byte) (bytes[at] ^ 1 << random.nextInt(8));
            };
        }
        return random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}
