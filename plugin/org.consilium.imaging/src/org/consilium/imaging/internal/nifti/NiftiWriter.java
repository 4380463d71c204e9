// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.nifti;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.consilium.imaging.internal.voxels.VoxelGrid;

/** Writes volumes as gzipped NIfTI-1, little endian. */
public final class NiftiWriter {
    private static final int OFFSET = 352;

    /** Slices of a volume, one after the other, so that it never lies in memory as a whole. */
    public interface Slices {
        /** The values of a slice, row by row. */
        float[] slice(int z);
    }

    private NiftiWriter() {}

    /**
     * Writes a volume.
     *
     * @param masks true for bytes, false for float
     * @param grid where it lies (LPS); only its spacing is written where its place isn't known
     */
    public static void write(Path file, int width, int height, int depth, boolean masks, VoxelGrid grid, Slices slices)
            throws IOException {
        try (OutputStream out =
                new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file), 1 << 15), 1 << 16)) {
            out.write(header(width, height, depth, masks, grid));
            for (int z = 0; z < depth; z++) {
                float[] values = slices.slice(z);
                ByteBuffer data = ByteBuffer.allocate(values.length * (masks ? 1 : Float.BYTES))
                        .order(ByteOrder.LITTLE_ENDIAN);
                for (float value : values) {
                    if (masks) {
                        data.put((byte) value);
                    } else {
                        data.putFloat(value);
                    }
                }
                out.write(data.array());
            }
        }
    }

    private static byte[] header(int width, int height, int depth, boolean masks, VoxelGrid grid) {
        ByteBuffer header = ByteBuffer.allocate(OFFSET).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0, NiftiHeader.SIZE_1);
        short[] dim = {3, (short) width, (short) height, (short) depth, 1, 1, 1, 1};
        for (int i = 0; i < dim.length; i++) {
            header.putShort(40 + 2 * i, dim[i]);
        }
        header.putShort(70, (short) (masks ? 2 : 16));
        header.putShort(72, (short) (masks ? 8 : 32));
        header.putFloat(76, 1);
        for (int axis = 0; axis < 3; axis++) {
            double spacing = grid.spacing()[axis];
            header.putFloat(80 + 4 * axis, (float) (spacing > 0 ? spacing : 1));
        }
        header.putFloat(108, OFFSET);
        header.putFloat(112, 1);
        // Millimetres and seconds.
        header.put(123, (byte) (2 | 8));
        if (grid.placed()) {
            // Code 1: scanner coordinates. x and y of NIfTI point the other way than DICOM's.
            header.putShort(254, (short) 1);
            for (int row = 0; row < 3; row++) {
                double sign = row < 2 ? -1 : 1;
                for (int column = 0; column < 3; column++) {
                    header.putFloat(280 + 16 * row + 4 * column, (float) (sign * grid.steps()[column][row]));
                }
                header.putFloat(280 + 16 * row + 12, (float) (sign * grid.origin()[row]));
            }
        }
        byte[] magic = "n+1\0".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < magic.length; i++) {
            header.put(344 + i, magic[i]);
        }
        return header.array();
    }
}
