// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.safetensors;

import static org.consilium.tensor.safetensors.MinimalSafetensors.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SafetensorsRefusalTest {

    private static final String A = tensor("a", "U8", "[4]", 0, 4);

    @TempDir
    Path folder;

    static Stream<Arguments> headers() {
        return Stream.of(
                Arguments.of(
                        "{" + A + "," + tensor("b", "U8", "[4]", 2, 6) + "}", 6, "tensor 'b' overlaps another one"),
                Arguments.of(
                        "{" + A + "," + tensor("b", "U8", "[4]", 0, 4) + "}", 4, "tensor 'b' overlaps another one"),
                Arguments.of(
                        "{" + A + "," + tensor("b", "U8", "[1]", 6, 7) + "}",
                        7,
                        "nothing lies between byte 4 of the data and tensor 'b' at 6"),
                Arguments.of("{" + tensor("b", "U8", "[1]", 1, 2) + "}", 2, "nothing lies between byte 0"),
                Arguments.of("{" + A + "}", 3, "tensor 'a' lies at 0 to 4 outside of the 3 bytes of data"),
                Arguments.of("{" + A + "}", 6, "2 bytes follow the last tensor"),
                Arguments.of("{}", 1, "1 bytes follow the last tensor"),
                Arguments.of("{" + tensor("a", "U8", "[4]", 4, 0) + "}", 4, "lies at 4 to 0 outside"),
                Arguments.of(
                        "{" + tensor("a", "F32", "[4]", 0, 4) + "}",
                        4,
                        "4 bytes of data where its shape and dtype need 16"),
                Arguments.of(
                        "{" + tensor("a", "F32", "[9223372036854775807,2]", 0, 4) + "}",
                        4,
                        "a shape too large for any computer"),
                Arguments.of(
                        "{" + tensor("a", "F32", "[0,9223372036854775807,9]", 0, 0) + "}",
                        0,
                        "a shape too large for any computer"),
                Arguments.of("{" + tensor("a", "U8", "[99999999999999999999]", 0, 4) + "}", 4, "which is no length"),
                Arguments.of("{" + tensor("a", "U8", "[9999999999999999999]", 0, 4) + "}", 4, "which is too large"),
                Arguments.of("{" + tensor("a", "U8", "[-4]", 0, 4) + "}", 4, "a shape with -4, which is no length"),
                Arguments.of("{" + tensor("a", "U8", "[4.0]", 0, 4) + "}", 4, "a shape with 4.0, which is no length"),
                Arguments.of("{" + tensor("a", "U8", "[\"4\"]", 0, 4) + "}", 4, "something else than numbers"),
                Arguments.of("{" + tensor("a", "U8", "[[4]]", 0, 4) + "}", 4, "something else than numbers"),
                Arguments.of("{" + tensor("a", "U8", "4", 0, 4) + "}", 4, "a shape that is not a list"),
                Arguments.of(
                        "{" + tensor("a", "U8", "[" + "1,".repeat(64) + "4]", 0, 4) + "}", 4, "more than 64 numbers"),
                Arguments.of(
                        "{" + tensor("a", "BF16", "[2]", 0, 4) + "}", 4, "the dtype 'BF16', which is not supported"),
                Arguments.of("{" + tensor("a", "I16", "[2]", 0, 4) + "}", 4, "the dtype 'I16', which is not supported"),
                Arguments.of("{" + tensor("a", "X7", "[4]", 0, 4) + "}", 4, "the dtype 'X7', which is not supported"),
                Arguments.of("{" + A + "," + A + "}", 4, "the name 'a' stands there twice"),
                Arguments.of("{\"__metadata__\":{},\"__metadata__\":{}}", 0, "the metadata stand there twice"),
                Arguments.of(
                        "{\"__metadata__\":{\"k\":\"1\",\"k\":\"2\"}}", 0, "the metadata name 'k' stands there twice"),
                Arguments.of("{\"__metadata__\":{\"k\":1}}", 0, "the metadata value of 'k' is not a text"),
                Arguments.of("{\"__metadata__\":[]}", 0, "the metadata are not an object"),
                Arguments.of("{\"a\":[]}", 0, "tensor 'a' is not an object"),
                Arguments.of(
                        "{\"a\":{\"dtype\":\"U8\",\"shape\":[0]}}", 0, "lacks its dtype, shape or two data_offsets"),
                Arguments.of(
                        "{\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0]}}",
                        0,
                        "lacks its dtype, shape or two data_offsets"),
                Arguments.of("{\"a\":{\"dtype\":\"U8\",\"dtype\":\"U8\"}}", 0, "the field 'dtype' twice or unknown"),
                Arguments.of("{\"a\":{\"colour\":1}}", 0, "the field 'colour' twice or unknown"),
                Arguments.of("{" + A, 4, "the header ends too early"),
                Arguments.of("{" + A + "} x", 4, "the header is not valid JSON"),
                Arguments.of("{" + A + "}{}", 4, "the header is not valid JSON"),
                Arguments.of("{'a':1}", 0, "the header is not valid JSON"),
                Arguments.of("{/* */}", 0, "the header is not valid JSON"),
                Arguments.of("[]", 0, "the header does not begin with '{'"),
                Arguments.of(" {}", 0, "the header does not begin with '{'"),
                Arguments.of("", 0, "the header does not begin with '{'"));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void headerIsRefused(String json, int dataBytes, String reason) throws IOException {
        Path file = MinimalSafetensors.write(folder.resolve("bad"), json, new byte[dataBytes]);
        SafetensorsException refusal = assertThrows(SafetensorsException.class, () -> SafetensorsFile.open(file));
        assertTrue(refusal.reason().contains(reason), refusal.reason());
        assertEquals(file + " is not a usable safetensors file: " + refusal.reason() + ".", refusal.getMessage());
    }

    @Test
    void aGoodHeaderForComparison() throws IOException {
        Path file = MinimalSafetensors.write(folder.resolve("good"), "{" + A + "}", new byte[4]);
        assertEquals(4, SafetensorsFile.open(file).layout().bytes());
    }

    private void assertRefused(byte[] bytes, String reason) throws IOException {
        Path file = Files.write(folder.resolve("bad"), bytes);
        SafetensorsException refusal = assertThrows(SafetensorsException.class, () -> SafetensorsFile.open(file));
        assertEquals(reason, refusal.reason());
    }

    private static byte[] length(long claimed) {
        return ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(claimed)
                .array();
    }

    @Test
    void frame() throws IOException {
        assertRefused(new byte[7], "it has only 7 bytes");
        assertRefused(new byte[0], "it has only 0 bytes");
        assertRefused(length(9), "its header claims 9 bytes, but the file has only 16");
        assertRefused(length(100_000_001), "its header claims 100000001 bytes, more than the 100000000 allowed");
        assertRefused(length(-1), "its header claims 18446744073709551615 bytes, more than the 100000000 allowed");
        assertRefused(
                MinimalSafetensors.bytes("{\"\u00e9\":1}", new byte[0]).clone(), "tensor '\u00e9' is not an object");
        byte[] latin = MinimalSafetensors.bytes("{\"e\":1}", new byte[0]);
        latin[10] = (byte) 0xe9;
        assertRefused(latin, "the header is not valid UTF-8");
        assertThrows(NoSuchFileException.class, () -> SafetensorsFile.open(folder.resolve("none")));
    }

    @Test
    void truthValuesOtherThanZeroAndOne() throws IOException {
        Path file = MinimalSafetensors.write(
                folder.resolve("t"), "{" + tensor("a", "BOOL", "[3]", 0, 3) + "}", new byte[] {0, 1, 2});
        SafetensorsFile opened = SafetensorsFile.open(file);
        SafetensorsException refusal = assertThrows(SafetensorsException.class, () -> opened.load(Device.cpu()));
        assertEquals("tensor 'a' has truth values other than 0 and 1", refusal.reason());
    }

    @Test
    void aFileThatChangesAfterItWasOpened() throws IOException {
        Path file = MinimalSafetensors.write(folder.resolve("t"), "{" + A + "}", new byte[4]);
        SafetensorsFile opened = SafetensorsFile.open(file);
        try (RandomAccessFile shorter = new RandomAccessFile(file.toFile(), "rw")) {
            shorter.setLength(shorter.length() - 1);
        }
        SafetensorsException refusal = assertThrows(SafetensorsException.class, () -> opened.load(Device.cpu()));
        assertEquals("it has changed while it was in use", refusal.reason());
    }
}
