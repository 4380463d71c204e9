// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.safetensors;

import ai.djl.ndarray.types.Shape;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.tensor.TensorInfo;
import org.consilium.tensor.TensorLayout;

/** Lays tensors out in a file and writes that down as the header's JSON text. */
final class HeaderWriter {

    private HeaderWriter() {}

    /**
     * Gives every tensor its place: wide elements first, so that each tensor begins at a multiple of its element size.
     *
     * @throws IllegalArgumentException if the format or the engine has no such name or type
     */
    static Header arrange(TensorLayout layout, Map<String, String> metadata) {
        List<Map.Entry<String, TensorInfo>> ordered =
                new ArrayList<>(layout.tensors().entrySet());
        ordered.sort(Comparator.comparing(entry -> entry.getValue().type().getNumOfBytes(), Comparator.reverseOrder()));
        Map<String, Header.Slot> placed = new LinkedHashMap<>();
        long position = 0;
        for (Map.Entry<String, TensorInfo> entry : ordered) {
            TensorInfo info = entry.getValue();
            if (entry.getKey().equals(Header.METADATA)) {
                throw new IllegalArgumentException("A tensor cannot be named '" + Header.METADATA + "'.");
            }
            TensorType type = TensorType.of(info.type())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "Tensor '" + entry.getKey() + "' is " + info + ", a type that cannot be written."));
            long end = Math.addExact(position, info.bytes());
            placed.put(entry.getKey(), new Header.Slot(type, info.shape(), position, end));
            position = end;
        }
        return new Header(placed, metadata);
    }

    /**
     * The header's bytes, the length in front included, padded with spaces so that the data begin at a multiple of 8.
     *
     * @param names the order of the tensors in the text
     */
    static ByteBuffer encode(Header header, Iterable<String> names) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = new JsonWriter(text)) {
            writer.beginObject();
            if (!header.metadata().isEmpty()) {
                writer.name(Header.METADATA).beginObject();
                for (Map.Entry<String, String> entry : header.metadata().entrySet()) {
                    writer.name(entry.getKey()).value(entry.getValue());
                }
                writer.endObject();
            }
            for (String name : names) {
                write(writer, name, header.tensors().get(name));
            }
            writer.endObject();
        }
        return framed(text.getBuffer());
    }

    private static void write(JsonWriter writer, String name, Header.Slot slot) throws IOException {
        writer.name(name).beginObject();
        writer.name("dtype").value(slot.type().name());
        writer.name("shape").beginArray();
        Shape shape = slot.shape();
        for (int axis = 0; axis < shape.dimension(); axis++) {
            writer.value(shape.get(axis));
        }
        writer.endArray();
        writer.name("data_offsets")
                .beginArray()
                .value(slot.begin())
                .value(slot.end())
                .endArray();
        writer.endObject();
    }

    private static ByteBuffer framed(CharSequence text) {
        ByteBuffer encoded;
        try {
            encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("A name or a metadata text is not valid Unicode.", e);
        }
        int padded = (encoded.remaining() + 7) / 8 * 8;
        if (padded > Header.MAX_BYTES) {
            throw new IllegalArgumentException("The names and metadata take " + padded + " bytes, more than the "
                    + Header.MAX_BYTES + " that a safetensors header may have.");
        }
        ByteBuffer framed = ByteBuffer.allocate(Header.PREFIX + padded).order(ByteOrder.LITTLE_ENDIAN);
        framed.putLong(padded).put(encoded);
        while (framed.hasRemaining()) {
            framed.put((byte) ' ');
        }
        return framed.flip();
    }
}
