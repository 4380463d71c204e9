// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.dicom;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.consilium.imaging.ImagingException;
import org.consilium.imaging.SmallFrames;
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
        fuzz(SmallFrames.jpegLs(64, 0, 6000), data -> JpegLs.decode(data, GREY));
        fuzz(SmallFrames.jpegLs(64, 3, 6000), data -> JpegLs.decode(data, GREY));
    }

    @Test
    void jpegLsInterleaved() {
        PixelLayout colour = new PixelLayout(1, 16, 16, 3, 8, 8, 7, PixelType.UINT8, false, "RGB");
        for (String mode : List.of("01", "02")) {
            fuzz(SmallFrames.jpegLsColours(mode, 4000), data -> JpegLs.decode(data, colour));
        }
    }

    @Test
    void jpegOfTwelveBits() {
        fuzz(SmallFrames.jpegOfTwelveBits(64, 3000), data -> JpegExtended.decode(data, GREY));
    }

    @Test
    void jpegLossless() {
        fuzz(SmallFrames.jpegLossless(64, 6000), data -> JpegLossless.decode(data, GREY));
    }

    @Test
    void jpeg2000() {
        for (String style : List.of("00", "2f")) {
            for (boolean reversible : new boolean[] {true, false}) {
                fuzz(SmallFrames.jpeg2000(style, reversible, 2048), data -> Jpeg2000.decode(data, 64, 64, 1));
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
