// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.nifti;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.consilium.imaging.internal.voxels.VoxelGrid;
import org.consilium.imaging.model.ImagingException;

/**
 * The header of a NIfTI-1 or NIfTI-2 file (nifti1.h and nifti2.h of the NIfTI Data Format Working Group).
 *
 * @param order byte order of header and voxels
 * @param single true where the voxels are in the same file
 * @param dim number of dimensions, then extents
 * @param datatype code of the number type
 * @param offset bytes before the voxels, of their own file in a pair; may be too few in a single file
 * @param slope 0 where values aren't scaled
 * @param intercept of the scaling
 * @param place where the voxels lie
 */
record NiftiHeader(
        ByteOrder order,
        boolean single,
        long[] dim,
        int datatype,
        long offset,
        double slope,
        double intercept,
        NiftiPlace place) {
    static final int SIZE_1 = 348;
    static final int SIZE_2 = 540;

    /** Names of fields, so that both versions are read by one piece of code. */
    private record Fields(ByteBuffer data, boolean second) {
        private double number(int first, int second2, int index) {
            return second ? data.getDouble(second2 + 8 * index) : data.getFloat(first + 4 * index);
        }

        private int code(int first, int second2) {
            return second ? data.getInt(second2) : data.getShort(first);
        }
    }

    /** The length of the header that begins with these four bytes; 0 where it is none. */
    static int size(byte[] start) {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            int size = ByteBuffer.wrap(start).order(order).getInt();
            if (size == SIZE_1 || size == SIZE_2) {
                return size;
            }
        }
        return 0;
    }

    /** Parses a complete header. */
    static NiftiHeader parse(byte[] bytes) throws ImagingException {
        boolean second = bytes.length == SIZE_2;
        ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (data.getInt(0) != bytes.length) {
            data.order(ByteOrder.BIG_ENDIAN);
        }
        int magic = second ? 4 : 344;
        String name = "" + (char) bytes[magic] + (char) bytes[magic + 1] + (char) bytes[magic + 2];
        String version = second ? "2" : "1";
        boolean single = name.equals("n+" + version);
        if (!single && !name.equals("ni" + version)) {
            throw new ImagingException("the file is Analyze 7.5 or damaged, not NIfTI; convert it to NIfTI");
        }
        Fields fields = new Fields(data, second);
        long[] dim = new long[8];
        for (int i = 0; i < 8; i++) {
            dim[i] = second ? data.getLong(16 + 8 * i) : data.getShort(40 + 2 * i);
        }
        double offset = second ? data.getLong(168) : data.getFloat(108);
        if (!(offset >= 0 && offset < 1e15)) {
            throw new ImagingException("the NIfTI header says its voxels begin at byte " + offset
                    + "; it is damaged, copy it again from its source");
        }
        return new NiftiHeader(
                data.order(),
                single,
                dim,
                second ? data.getShort(12) : data.getShort(70),
                (long) offset,
                fields.number(112, 176, 0),
                fields.number(116, 184, 0),
                place(fields, dim));
    }

    private static NiftiPlace place(Fields fields, long[] dim) {
        int units = fields.second ? fields.data.getInt(500) : fields.data.get(123);
        double mm =
                switch (units & 7) {
                    case 1 -> 1000;
                    case 3 -> 0.001;
                    default -> 1;
                };
        double[] spacing = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            spacing[axis] = Math.abs(fields.number(76, 104, axis + 1)) * mm;
        }
        VoxelGrid sform = fields.code(254, 348) > 0 ? affine(fields, mm) : null;
        VoxelGrid qform = fields.code(252, 344) > 0 ? quaternion(fields, spacing, mm) : null;
        return NiftiPlace.of(sform, qform, spacing, dim);
    }

    /** Method 3: the rows of the matrix, whose x and y point to the right and to the front. */
    private static VoxelGrid affine(Fields fields, double mm) {
        double[][] matrix = new double[3][4];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++) {
                double value = fields.number(280 + 16 * row, 400 + 32 * row, column) * mm;
                matrix[row][column] = row < 2 ? -value : value;
            }
        }
        return grid(matrix);
    }

    /** Method 2: a rotation as a quaternion, after nifti_quatern_to_mat44. */
    private static VoxelGrid quaternion(Fields fields, double[] spacing, double mm) {
        double b = fields.number(256, 352, 0);
        double c = fields.number(256, 352, 1);
        double d = fields.number(256, 352, 2);
        double rest = 1 - (b * b + c * c + d * d);
        double a = rest > 1e-7 ? Math.sqrt(rest) : 0;
        if (a == 0) {
            double length = Math.sqrt(b * b + c * c + d * d);
            b /= length;
            c /= length;
            d /= length;
        }
        double[][] rotation = {
            {a * a + b * b - c * c - d * d, 2 * (b * c - a * d), 2 * (b * d + a * c)},
            {2 * (b * c + a * d), a * a + c * c - b * b - d * d, 2 * (c * d - a * b)},
            {2 * (b * d - a * c), 2 * (c * d + a * b), a * a + d * d - c * c - b * b}
        };
        double handed = fields.number(76, 104, 0) < 0 ? -1 : 1;
        double[][] matrix = new double[3][4];
        for (int row = 0; row < 3; row++) {
            double sign = row < 2 ? -1 : 1;
            for (int column = 0; column < 3; column++) {
                matrix[row][column] = sign * rotation[row][column] * spacing[column] * (column == 2 ? handed : 1);
            }
            matrix[row][3] = sign * fields.number(268, 376, row) * mm;
        }
        return grid(matrix);
    }

    private static VoxelGrid grid(double[][] matrix) {
        double[][] columns = new double[4][3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++) {
                columns[column][row] = matrix[row][column];
            }
        }
        return VoxelGrid.of(columns[3], columns[0], columns[1], columns[2]);
    }
}
