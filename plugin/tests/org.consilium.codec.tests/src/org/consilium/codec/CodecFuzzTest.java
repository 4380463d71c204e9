// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.consilium.codec.frame.CodecException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Damaged compressed frames give a codec's exception or some picture. The mutations are the same every time. */
@Tag("slow")
class CodecFuzzTest {
    /** Mutations of each vector. */
    private static final int MUTATIONS = 150;

    /** Hangs would never end; this ends the test. */
    private static final Duration LIMIT = Duration.ofMinutes(30);

    @ParameterizedTest
    @EnumSource(Codec.class)
    void damage(Codec codec) throws IOException {
        List<Vector> seeds =
                Vector.all().stream().filter(vector -> vector.codec() == codec).toList();
        Random random = new Random(20260102);
        int noticed = assertTimeoutPreemptively(LIMIT, () -> {
            int refused = 0;
            for (Vector seed : seeds) {
                byte[] data = seed.data();
                for (int i = 0; i < MUTATIONS; i++) {
                    refused += refused(seed, mutated(data, random), i) ? 1 : 0;
                }
            }
            return refused;
        });
        assertTrue(noticed > 0, "no mutation was noticed");
    }

    private static boolean refused(Vector seed, byte[] data, int number) {
        try {
            seed.codec().decode(data, seed.shape());
            return false;
        } catch (CodecException e) {
            if (seed.codec() != Codec.JPEG_BASELINE) {
                // Decoders of ours check what they read; the door is for what they overlook.
                assertNull(e.getCause(), () -> "mutation " + number + " of " + seed + ": " + trace(e.getCause()));
            }
            return true;
        }
    }

    private static String trace(Throwable error) {
        return error + " at " + Arrays.toString(Arrays.copyOf(error.getStackTrace(), 3));
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
