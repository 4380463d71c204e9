// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.consilium.codec.frame.CodecException;
import org.consilium.codec.frame.FrameShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Decodes what independent encoders wrote, in every variant that is read, to what independent decoders give. */
class VectorsTest {
    static List<Vector> vectors() throws IOException {
        return Vector.all();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void decodes(Vector vector) throws IOException, CodecException {
        byte[] data = vector.data();
        byte[] before = data.clone();
        int[] values = vector.values(vector.codec().decode(data, vector.shape()));
        assertArrayEquals(before, data, "the data is left as it was");
        int[] expected = vector.expected();
        assertEquals(expected.length, values.length);
        if (vector.bound() == 0) {
            assertArrayEquals(expected, values);
        }
        int[] distances = new int[values.length];
        Arrays.setAll(distances, i -> vector.distance(expected[i], values[i]));
        int worst = Arrays.stream(distances).max().orElseThrow();
        assertTrue(worst <= vector.bound(), "a value is " + worst + " off");
        // Roundings may differ here and there; a wrong factor shows in the mean.
        double mean = Arrays.stream(distances).average().orElseThrow();
        assertTrue(mean <= 0.1, "values are " + mean + " off on average");
    }

    /** What is missing must not be made up. */
    @ParameterizedTest
    @MethodSource("vectors")
    void refusesWhatEndsTooEarly(Vector vector) throws IOException {
        byte[] data = vector.data();
        for (int percent : new int[] {0, 1, 5, 30, 60, 90, 97}) {
            byte[] cut = Arrays.copyOf(data, data.length * percent / 100);
            CodecException error =
                    assertThrows(CodecException.class, () -> vector.codec().decode(cut, vector.shape()));
            assertEquals(CodecException.Reason.DAMAGED, error.reason(), percent + " %: " + error.getMessage());
        }
    }

    /** Some writers forget the marker at the end, or the archive cuts it off. */
    @ParameterizedTest
    @MethodSource("vectors")
    void doesWithoutTheMarkerAtTheEnd(Vector vector) throws IOException, CodecException {
        byte[] data = vector.data();
        int end = data[data.length - 1] == 0 ? data.length - 1 : data.length;
        if (data[end - 2] == (byte) 0xff && data[end - 1] == (byte) 0xd9) {
            byte[] whole = vector.codec().decode(data, vector.shape());
            assertArrayEquals(whole, vector.codec().decode(Arrays.copyOf(data, end - 2), vector.shape()));
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void refusesAnotherShape(Vector vector) throws IOException {
        FrameShape shape = vector.shape();
        FrameShape turned =
                new FrameShape(shape.height(), shape.width(), shape.samples(), shape.cellBits(), shape.valueBits());
        FrameShape coloured =
                new FrameShape(shape.width(), shape.height(), 4 - shape.samples(), shape.cellBits(), shape.valueBits());
        byte[] data = vector.data();
        if (vector.codec() != Codec.RLE) {
            assertOtherPicture(vector.codec(), data, turned);
            assertOtherPicture(vector.codec(), data, coloured);
        } else {
            // Run lengths say nothing of the size.
            assertThrows(CodecException.class, () -> Codec.RLE.decode(data, coloured));
        }
    }

    private static void assertOtherPicture(Codec codec, byte[] data, FrameShape shape) {
        CodecException error = assertThrows(CodecException.class, () -> codec.decode(data, shape));
        assertEquals(CodecException.Reason.OTHER_PICTURE, error.reason(), error.getMessage());
        assertTrue(error.getMessage().endsWith("as expected"), error.getMessage());
    }

    static List<String> refused() throws IOException {
        return new String(Vector.bytes("refused.csv"), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesByName(String line) throws IOException {
        String[] cells = line.split(",", -1);
        byte[] data = Vector.bytes(cells[0]);
        Codec codec = Codec.valueOf(cells[1]);
        CodecException error = assertThrows(CodecException.class, () -> codec.decode(data, Vector.shape(cells)));
        assertEquals(cells[7], error.getMessage());
        assertEquals(CodecException.Reason.UNSUPPORTED, error.reason());
    }

    @Test
    void everyCodecHasVectors() throws IOException {
        Set<Codec> met = Vector.all().stream().map(Vector::codec).collect(Collectors.toSet());
        assertEquals(Set.of(Codec.values()), met);
    }
}
