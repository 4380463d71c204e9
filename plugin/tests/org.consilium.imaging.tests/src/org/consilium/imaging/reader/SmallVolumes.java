// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Small NIfTI and NRRD files made by hand, byte by byte after their definitions. */
public final class SmallVolumes {
    /** Columns, rows and slices of every volume here. */
    public static final int[] SIZE = {5, 4, 3};

    private SmallVolumes() {}

    /** The voxel at x, y, z. */
    public static int value(int x, int y, int z) {
        return x + 10 * y + 20 * z;
    }

    /**
     * A NIfTI file whose voxel (x,y,z) stores x + 10 y + 20 z, with an sform: x steps 2 mm to the right, y 3 mm to the
     * front, z 4 mm up, from (10, 20, 30) in NIfTI's coordinates.
     */
    public static byte[] nifti(int version, int datatype, ByteOrder order, double slope, double intercept) {
        boolean second = version == 2;
        int head = second ? 544 : 352;
        ByteBuffer out = ByteBuffer.allocate(head + 60 * bytes(datatype)).order(order);
        out.putInt(0, second ? 540 : 348);
        out.position(second ? 4 : 344);
        out.put(("n+" + version + "\0").getBytes(StandardCharsets.US_ASCII));
        int[] dim = {3, SIZE[0], SIZE[1], SIZE[2], 1, 1, 1, 1};
        double[] spacing = {1, 2, 3, 4};
        double[][] rows = {{2, 0, 0, 10}, {0, 3, 0, 20}, {0, 0, 4, 30}};
        for (int i = 0; i < 8; i++) {
            if (second) {
                out.putLong(16 + 8 * i, dim[i]);
            } else {
                out.putShort(40 + 2 * i, (short) dim[i]);
            }
        }
        out.putShort(second ? 12 : 70, (short) datatype);
        for (int i = 0; i < 4; i++) {
            number(out, second, second ? 104 + 8 * i : 76 + 4 * i, spacing[i]);
        }
        if (second) {
            out.putLong(168, head);
            out.putInt(348, 1);
            out.putInt(500, 2);
        } else {
            out.putFloat(108, head);
            out.putShort(254, (short) 1);
            out.put(123, (byte) 2);
        }
        number(out, second, second ? 176 : 112, slope);
        number(out, second, second ? 184 : 116, intercept);
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++) {
                number(
                        out,
                        second,
                        second ? 400 + 32 * row + 8 * column : 280 + 16 * row + 4 * column,
                        rows[row][column]);
            }
        }
        out.position(head);
        for (int z = 0; z < SIZE[2]; z++) {
            for (int y = 0; y < SIZE[1]; y++) {
                for (int x = 0; x < SIZE[0]; x++) {
                    voxel(out, datatype, value(x, y, z));
                }
            }
        }
        return out.array();
    }

    /** The same grid with other values, which no mask made by {@link #nifti} follows: an image to draw on. */
    public static byte[] image() {
        byte[] image = nifti(1, 4, ByteOrder.LITTLE_ENDIAN, 1, 0);
        for (int i = 0; i < 60; i++) {
            image[352 + 2 * i] = (byte) (i * 37 % 61);
        }
        return image;
    }

    /** A NRRD header without its last, empty line. */
    public static String nrrdHeader(String type, String encoding, String extra) {
        return "NRRD0004\n# made by hand\ntype: " + type + "\ndimension: 3\nspace: left-posterior-superior\n"
                + "sizes: 5 4 3\nspace directions: (2,0,0) (0,3,0) (0,0,4)\nkinds: domain domain domain\n"
                + "endian: little\nencoding: " + encoding + "\nspace origin: (-10,-20,30)\n" + extra;
    }

    /** A NRRD with its voxels in it. */
    public static byte[] nrrd(String header, byte[] voxels) {
        byte[] text = (header + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] file = java.util.Arrays.copyOf(text, text.length + voxels.length);
        System.arraycopy(voxels, 0, file, text.length, voxels.length);
        return file;
    }

    /** The voxels as little endian 16-bit numbers. */
    public static byte[] shorts() {
        ByteBuffer out = ByteBuffer.allocate(120).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 60; i++) {
            out.putShort((short) value(i % 5, i / 5 % 4, i / 20));
        }
        return out.array();
    }

    /** Bytes packed by gzip. */
    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static void number(ByteBuffer out, boolean second, int at, double value) {
        if (second) {
            out.putDouble(at, value);
        } else {
            out.putFloat(at, (float) value);
        }
    }

    private static int bytes(int datatype) {
        return switch (datatype) {
            case 2, 256 -> 1;
            case 4, 512 -> 2;
            case 8, 16, 768 -> 4;
            default -> 8;
        };
    }

    private static void voxel(ByteBuffer out, int datatype, int value) {
        switch (datatype) {
            case 2, 256 -> out.put((byte) value);
            case 4, 512 -> out.putShort((short) value);
            case 8, 768 -> out.putInt(value);
            case 16 -> out.putFloat(value);
            case 64 -> out.putDouble(value);
            default -> out.putLong(value);
        }
    }
}
