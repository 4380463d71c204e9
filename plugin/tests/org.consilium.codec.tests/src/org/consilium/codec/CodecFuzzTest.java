// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.consilium.codec.frame.CodecException;
import org.consilium.codec.frame.FrameShape;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Damaged compressed frames give an exception of ours or some picture. The mutations are the same every time. */
@Tag("slow")
class CodecFuzzTest {
    private static final int MUTATIONS = 300;
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final FrameShape GREY = new FrameShape(64, 64, 1, 16, 16);

    @Test
    void jpegLs() {
        fuzz(NoisyFrames.jpegLs(64, 0, 6000), Codec.JPEG_LS, GREY);
        fuzz(NoisyFrames.jpegLs(64, 3, 6000), Codec.JPEG_LS, GREY);
    }

    @Test
    void jpegLsInterleaved() {
        FrameShape colour = new FrameShape(16, 16, 3, 8, 8);
        for (String mode : List.of("01", "02")) {
            fuzz(NoisyFrames.jpegLsColours(mode, 4000), Codec.JPEG_LS, colour);
        }
    }

    @Test
    void jpegOfTwelveBits() {
        fuzz(NoisyFrames.jpegOfTwelveBits(64, 3000), Codec.JPEG_EXTENDED, GREY);
    }

    @Test
    void jpegLossless() {
        fuzz(NoisyFrames.jpegLossless(64, 6000), Codec.JPEG_LOSSLESS, GREY);
    }

    @Test
    void jpeg2000() {
        for (String style : List.of("00", "2f")) {
            for (boolean reversible : new boolean[] {true, false}) {
                fuzz(NoisyFrames.jpeg2000(style, reversible, 2048), Codec.JPEG_2000, GREY);
            }
        }
    }

    private static void fuzz(byte[] seed, Codec codec, FrameShape shape) {
        Random random = new Random(20260102);
        int[] outcomes = new int[2];
        assertTimeoutPreemptively(LIMIT, () -> {
            for (int i = 0; i < MUTATIONS; i++) {
                try {
                    codec.decode(mutated(seed, random), shape);
                    outcomes[0]++;
                } catch (CodecException e) {
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
