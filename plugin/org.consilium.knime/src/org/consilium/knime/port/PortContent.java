// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.port;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.tensor.TensorInfo;
import org.consilium.tensor.TensorLayout;

/**
 * What a tensor port saves beside its specification: small, since the tensors are in the file store.
 *
 * @param id under which the tensor store knows the tensors
 * @param details JSON text with what the port knows beside its tensors
 * @param layout names, types and shapes of the tensors
 * @param warnings of the node that made the port, a sentence each; a port saved by 0.1 has none
 */
record PortContent(String id, String details, TensorLayout layout, List<String> warnings) {

    private static final int MOST_AXES = 64;
    private static final int LONGEST_DETAILS = 1 << 30;
    private static final int PIECE = 1 << 16;

    /** Is not changed by others. */
    PortContent {
        warnings = List.copyOf(warnings);
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(id);
        writeText(out, details);
        out.writeInt(layout.tensors().size());
        for (Map.Entry<String, TensorInfo> tensor : layout.tensors().entrySet()) {
            out.writeUTF(tensor.getKey());
            out.writeUTF(tensor.getValue().type().name());
            long[] shape = tensor.getValue().shape().getShape();
            out.writeInt(shape.length);
            for (long size : shape) {
                out.writeLong(size);
            }
        }
        // behind all that 0.1 reads, which stops here
        out.writeInt(warnings.size());
        for (String warning : warnings) {
            writeText(out, warning);
        }
    }

    private static void writeText(DataOutput out, String value) throws IOException {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
    }

    private static String readText(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST_DETAILS) {
            throw damaged();
        }
        return new String(bytes(in, length), StandardCharsets.UTF_8);
    }

    private static List<String> readWarnings(DataInput in) throws IOException {
        int count;
        try {
            count = in.readInt();
        } catch (EOFException e) {
            return List.of();
        }
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            warnings.add(readText(in));
        }
        return warnings;
    }

    private static DataType type(String name) throws IOException {
        try {
            return DataType.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw damaged();
        }
    }

    private static IOException damaged() {
        return new IOException("The saved port is damaged. Execute its node again.");
    }

    /** Reads piece by piece, so that a damaged length costs no more memory than there are bytes. */
    private static byte[] bytes(DataInput in, int length) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.min(length, PIECE));
        byte[] piece = new byte[Math.min(length, PIECE)];
        for (int left = length; left > 0; left -= piece.length) {
            int size = Math.min(left, piece.length);
            in.readFully(piece, 0, size);
            bytes.write(piece, 0, size);
        }
        return bytes.toByteArray();
    }

    static PortContent read(DataInput in) throws IOException {
        try {
            return readWhole(in);
        } catch (EOFException e) {
            throw damaged();
        }
    }

    private static PortContent readWhole(DataInput in) throws IOException {
        String id = in.readUTF();
        String details = readText(in);
        Map<String, TensorInfo> tensors = new LinkedHashMap<>();
        int count = in.readInt();
        if (count < 0) {
            throw damaged();
        }
        for (int i = 0; i < count; i++) {
            String name = in.readUTF();
            DataType type = type(in.readUTF());
            int axes = in.readInt();
            if (axes < 0 || axes > MOST_AXES) {
                throw damaged();
            }
            long[] shape = new long[axes];
            for (int axis = 0; axis < shape.length; axis++) {
                shape[axis] = in.readLong();
            }
            tensors.put(name, new TensorInfo(type, new Shape(shape)));
        }
        return new PortContent(id, details, new TensorLayout(tensors), readWarnings(in));
    }
}
