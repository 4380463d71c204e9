// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.consilium.codec.frame.CodecException;
import org.consilium.codec.frame.FrameShape;

/**
 * A picture that an independent encoder compressed, and what an independent decoder makes of it: the resources'
 * {@code vectors/README.md} says which.
 *
 * @param file below the folder of vectors
 * @param codec that decodes it
 * @param shape of the picture
 * @param picture that was compressed
 * @param loss what the independent decoder's values add to the picture; empty where nothing was lost
 * @param bound how far a value may lie from the independent decoder's
 */
record Vector(String file, Codec codec, FrameShape shape, String picture, String loss, int bound) {
    private static final String FOLDER = "/vectors/";

    /** All vectors. */
    static List<Vector> all() throws IOException {
        String table = new String(bytes("vectors.csv"), StandardCharsets.UTF_8);
        return table.lines().skip(1).map(Vector::parsed).toList();
    }

    /** The vector of a file. */
    static Vector named(String file) throws IOException {
        return all().stream()
                .filter(vector -> vector.file().equals(file))
                .findFirst()
                .orElseThrow();
    }

    /** Decodes data as this vector's. */
    byte[] decode(byte[] changed) throws CodecException {
        return codec.decode(changed, shape);
    }

    private static Vector parsed(String line) {
        String[] cells = line.split(",", -1);
        return new Vector(cells[0], Codec.valueOf(cells[1]), shape(cells), cells[7], cells[8], number(cells[9]));
    }

    /** The shape that a line of a table names. */
    static FrameShape shape(String[] cells) {
        return new FrameShape(number(cells[2]), number(cells[3]), number(cells[4]), number(cells[5]), number(cells[6]));
    }

    private static int number(String cell) {
        return Integer.parseInt(cell);
    }

    /** The compressed picture. */
    byte[] data() throws IOException {
        return bytes(file);
    }

    /** The values that an independent decoder gives, as they stand in their cells: the sign isn't extended. */
    int[] expected() throws IOException {
        int[] values = values(unpacked(picture));
        if (!loss.isEmpty()) {
            int[] added = values(unpacked(loss));
            for (int i = 0; i < values.length; i++) {
                values[i] = values[i] + added[i] & cellMask();
            }
        }
        return values;
    }

    /** Cells as numbers without a sign. */
    int[] values(byte[] cells) {
        int bytes = shape.cellBytes();
        int[] values = new int[cells.length / bytes];
        for (int i = 0; i < values.length; i++) {
            for (int b = 0; b < bytes; b++) {
                values[i] |= (cells[i * bytes + b] & 0xff) << 8 * b;
            }
        }
        return values;
    }

    /** How far two values lie apart, whatever their sign. */
    int distance(int a, int b) {
        int unused = Integer.SIZE - 8 * shape.cellBytes();
        return Math.abs(a - b << unused >> unused);
    }

    private int cellMask() {
        return -1 >>> Integer.SIZE - 8 * shape.cellBytes();
    }

    private static byte[] unpacked(String name) throws IOException {
        try (InputStream in = new GZIPInputStream(open("decoded/" + name + ".raw.gz"))) {
            return in.readAllBytes();
        }
    }

    /** A file below the folder of vectors. */
    static byte[] bytes(String name) throws IOException {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        }
    }

    private static InputStream open(String name) {
        return Vector.class.getResourceAsStream(FOLDER + name);
    }

    @Override
    public String toString() {
        return file + " by " + codec;
    }
}
