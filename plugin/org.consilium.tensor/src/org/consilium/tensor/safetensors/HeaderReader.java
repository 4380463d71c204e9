// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.safetensors;

import ai.djl.ndarray.types.Shape;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the JSON text of a safetensors header strictly: what the format does not foresee is refused with the reason,
 * never guessed.
 */
final class HeaderReader {

    /** PyTorch handles no more axes. */
    private static final int MAX_AXES = 64;

    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9][0-9]{0,18}");

    private final Path file;
    private final long dataBytes;
    private final Map<String, Header.Slot> tensors = new LinkedHashMap<>();
    private Map<String, String> metadata;

    private HeaderReader(Path file, long dataBytes) {
        this.file = file;
        this.dataBytes = dataBytes;
    }

    /**
     * Parses and checks a header.
     *
     * @param file named in messages
     * @param json the text's bytes
     * @param dataBytes how many bytes follow the text in the file
     * @throws SafetensorsException if anything is wrong with it
     */
    static Header parse(Path file, byte[] json, long dataBytes) throws SafetensorsException {
        return new HeaderReader(file, dataBytes).parse(json);
    }

    private Header parse(byte[] json) throws SafetensorsException {
        if (json.length == 0 || json[0] != '{') {
            throw refused("the header does not begin with '{'");
        }
        InputStreamReader text = new InputStreamReader(
                new ByteArrayInputStream(json),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        try (JsonReader reader = new JsonReader(text)) {
            readTop(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw refused("the header goes on after its end");
            }
        } catch (SafetensorsException e) {
            throw e;
        } catch (CharacterCodingException e) {
            throw refused("the header is not valid UTF-8");
        } catch (EOFException e) {
            throw refused("the header ends too early");
        } catch (MalformedJsonException | IllegalStateException | NumberFormatException e) {
            throw refused("the header is not valid JSON");
        } catch (IOException e) {
            throw refused("the header cannot be read (" + e.getMessage() + ")");
        }
        requireSeamless();
        return new Header(tensors, metadata == null ? Map.of() : metadata);
    }

    private void readTop(JsonReader reader) throws IOException {
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            if (name.equals(Header.METADATA)) {
                if (metadata != null) {
                    throw refused("the metadata stand there twice");
                }
                metadata = readMetadata(reader);
            } else if (tensors.put(name, readSlot(reader, name)) != null) {
                throw refused("the name '" + name + "' stands there twice");
            }
        }
        reader.endObject();
    }

    private Map<String, String> readMetadata(JsonReader reader) throws IOException {
        Map<String, String> read = new LinkedHashMap<>();
        requireToken(reader, JsonToken.BEGIN_OBJECT, "the metadata are not an object");
        reader.beginObject();
        while (reader.hasNext()) {
            String key = reader.nextName();
            requireToken(reader, JsonToken.STRING, "the metadata value of '" + key + "' is not a text");
            if (read.put(key, reader.nextString()) != null) {
                throw refused("the metadata name '" + key + "' stands there twice");
            }
        }
        reader.endObject();
        return read;
    }

    private Header.Slot readSlot(JsonReader reader, String name) throws IOException {
        String tensor = "tensor '" + name + "'";
        String type = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        requireToken(reader, JsonToken.BEGIN_OBJECT, tensor + " is not an object");
        reader.beginObject();
        while (reader.hasNext()) {
            String key = reader.nextName();
            if (key.equals("dtype") && type == null) {
                requireToken(reader, JsonToken.STRING, tensor + " has a dtype that is not a text");
                type = reader.nextString();
            } else if (key.equals("shape") && shape == null) {
                shape = readNumbers(reader, tensor, key, MAX_AXES);
            } else if (key.equals("data_offsets") && offsets == null) {
                offsets = readNumbers(reader, tensor, key, 2);
            } else {
                throw refused(tensor + " has the field '" + key + "' twice or unknown to the format");
            }
        }
        reader.endObject();
        if (type == null || shape == null || offsets == null || offsets.size() != 2) {
            throw refused(tensor + " lacks its dtype, shape or two data_offsets");
        }
        return slot(tensor, type, shape, offsets.get(0), offsets.get(1));
    }

    private Header.Slot slot(String tensor, String typeName, List<Long> shape, long begin, long end)
            throws SafetensorsException {
        TensorType type = TensorType.named(typeName).orElse(null);
        if (type == null) {
            throw refused(tensor + " has the dtype '" + typeName + "', which is not supported");
        }
        if (begin > end || end > dataBytes) {
            throw refused(
                    tensor + " lies at " + begin + " to " + end + " outside of the " + dataBytes + " bytes of data");
        }
        long bytes;
        try {
            bytes = bytes(type, shape);
        } catch (ArithmeticException e) {
            throw refused(tensor + " has a shape too large for any computer");
        }
        if (bytes != end - begin) {
            throw refused(tensor + " has " + (end - begin) + " bytes of data where its shape and dtype need " + bytes);
        }
        return new Header.Slot(type, new Shape(shape), begin, end);
    }

    /** Overflows even if an axis of length 0 makes the tensor empty: the engine multiplies the others for strides. */
    private static long bytes(TensorType type, List<Long> shape) {
        long product = type.bytes();
        boolean empty = false;
        for (long length : shape) {
            empty |= length == 0;
            product = Math.multiplyExact(product, Math.max(1, length));
        }
        return empty ? 0 : product;
    }

    private List<Long> readNumbers(JsonReader reader, String tensor, String key, int most) throws IOException {
        List<Long> numbers = new ArrayList<>();
        requireToken(reader, JsonToken.BEGIN_ARRAY, tensor + " has a " + key + " that is not a list");
        reader.beginArray();
        while (reader.hasNext()) {
            requireToken(reader, JsonToken.NUMBER, tensor + " has a " + key + " with something else than numbers");
            String digits = reader.nextString();
            if (!WHOLE_NUMBER.matcher(digits).matches()) {
                throw refused(tensor + " has a " + key + " with " + shortened(digits) + ", which is no length");
            }
            try {
                numbers.add(Long.parseLong(digits));
            } catch (NumberFormatException e) {
                throw refused(tensor + " has a " + key + " with " + digits + ", which is too large");
            }
            if (numbers.size() > most) {
                throw refused(tensor + " has a " + key + " with more than " + most + " numbers");
            }
        }
        reader.endArray();
        return numbers;
    }

    /** Every byte of the data belongs to exactly one tensor. */
    private void requireSeamless() throws SafetensorsException {
        List<Map.Entry<String, Header.Slot>> ordered = new ArrayList<>(tensors.entrySet());
        ordered.sort((a, b) -> {
            int byBegin = Long.compare(a.getValue().begin(), b.getValue().begin());
            return byBegin != 0
                    ? byBegin
                    : Long.compare(a.getValue().end(), b.getValue().end());
        });
        long reached = 0;
        for (Map.Entry<String, Header.Slot> entry : ordered) {
            long begin = entry.getValue().begin();
            if (begin < reached) {
                throw refused("tensor '" + entry.getKey() + "' overlaps another one");
            }
            if (begin > reached) {
                throw refused("nothing lies between byte " + reached + " of the data and tensor '" + entry.getKey()
                        + "' at " + begin);
            }
            reached = entry.getValue().end();
        }
        if (reached != dataBytes) {
            throw refused((dataBytes - reached) + " bytes follow the last tensor");
        }
    }

    private void requireToken(JsonReader reader, JsonToken token, String otherwise) throws IOException {
        if (reader.peek() != token) {
            throw refused(otherwise);
        }
    }

    private static String shortened(String text) {
        return text.length() <= 24 ? text : text.substring(0, 24) + "...";
    }

    private SafetensorsException refused(String reason) {
        return new SafetensorsException(file, reason);
    }
}
