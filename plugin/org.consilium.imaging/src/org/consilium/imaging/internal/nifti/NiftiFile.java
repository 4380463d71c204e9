// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.nifti;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.consilium.imaging.internal.voxels.BoundedInput;
import org.consilium.imaging.internal.voxels.VoxelType;
import org.consilium.imaging.internal.voxels.Voxels;
import org.consilium.imaging.model.ImagingException;

/** Reads NIfTI-1 and NIfTI-2: .nii, .nii.gz, and pairs of .hdr and .img. */
public final class NiftiFile {
    private static final int EXTENDER = 4;

    private NiftiFile() {}

    /**
     * Reads a volume. A fourth dimension becomes channels.
     *
     * @throws ImagingException where the file is damaged or of a number type that is no plain number
     */
    public static Voxels read(Path file) throws IOException {
        return read(file, true);
    }

    /** What the header says: a volume without its data. */
    public static Voxels header(Path file) throws IOException {
        return read(file, false);
    }

    private static Voxels read(Path file, boolean whole) throws IOException {
        try (BoundedInput in = BoundedInput.open(file)) {
            byte[] start = in.bytes(4);
            int size = NiftiHeader.size(start);
            if (size == 0) {
                throw new ImagingException("the file isn't NIfTI");
            }
            byte[] header = java.util.Arrays.copyOf(start, size);
            System.arraycopy(in.bytes(size - 4), 0, header, 4, size - 4);
            NiftiHeader parsed = NiftiHeader.parse(header);
            if (!whole) {
                return voxels(parsed, in, false);
            }
            if (parsed.single()) {
                skipToVoxels(in, parsed.offset() - size);
                return voxels(parsed, in, true);
            }
            try (BoundedInput pair = BoundedInput.open(partner(file))) {
                pair.skip(parsed.offset());
                return voxels(parsed, pair, true);
            }
        }
    }

    /** Voxels of a single file never begin before the four bytes that say whether the header goes on (nifti1.h). */
    private static void skipToVoxels(BoundedInput in, long bytes) throws IOException {
        boolean goesOn = in.bytes(EXTENDER)[0] != 0;
        if (bytes < EXTENDER && goesOn) {
            throw new ImagingException("the NIfTI header goes on, but doesn't say where its voxels begin (vox_offset);"
                    + " save the file again");
        }
        in.skip(Math.max(0, bytes - EXTENDER));
    }

    /** The .img beside a .hdr. */
    private static Path partner(Path header) throws ImagingException {
        String name = header.getFileName().toString();
        int dot = name.toLowerCase(java.util.Locale.ROOT).lastIndexOf(".hdr");
        for (String ending : new String[] {".img", ".img.gz"}) {
            Path image = dot < 0 ? null : header.resolveSibling(name.substring(0, dot) + ending);
            if (image != null && Files.isRegularFile(image)) {
                return image;
            }
        }
        throw new ImagingException("the header has no .img file beside it; copy that too");
    }

    private static Voxels voxels(NiftiHeader header, BoundedInput in, boolean whole) throws IOException {
        long[] dim = header.dim();
        if (dim[0] < 1 || dim[0] > 7) {
            throw new ImagingException("the NIfTI header says it has " + dim[0]
                    + " dimensions; it is damaged, copy it again from its source");
        }
        int[] extent = {1, 1, 1, 1, 1, 1, 1};
        long count = 1;
        for (int i = 0; i < dim[0]; i++) {
            if (dim[i + 1] < 1 || dim[i + 1] > Voxels.MAX_BYTES) {
                throw new ImagingException("the NIfTI header says an extent is " + dim[i + 1]
                        + "; it is damaged, copy it again from its source");
            }
            extent[i] = (int) dim[i + 1];
            count = Math.multiplyExact(count, dim[i + 1]);
        }
        boolean colour = header.datatype() == 128;
        int channels =
                Math.multiplyExact(Math.multiplyExact(extent[3], extent[4]), Math.multiplyExact(extent[5], extent[6]));
        VoxelType type = type(header.datatype());
        if (colour && channels > 1) {
            throw new ImagingException("a NIfTI of colours with more than three dimensions is not supported");
        }
        long bytes = Math.multiplyExact(count, (colour ? 3 : 1) * type.bytes());
        byte[] data = whole ? in.bytes(bytes) : new byte[0];
        int plane = extent[0] * extent[1];
        boolean scaled = header.slope() != 0 && Double.isFinite(header.slope()) && Double.isFinite(header.intercept());
        return new Voxels(
                extent[0],
                extent[1],
                extent[2],
                colour ? 3 : channels,
                type,
                header.order(),
                data,
                colour
                        ? new int[] {3, 3 * extent[0], 3 * plane, 1}
                        : new int[] {1, extent[0], plane, plane * extent[2]},
                scaled && !colour ? header.slope() : 1,
                scaled && !colour ? header.intercept() : 0,
                header.place().grid(),
                Map.of(),
                header.place().doubt());
    }

    private static VoxelType type(int datatype) throws ImagingException {
        return switch (datatype) {
            case 2, 128 -> VoxelType.UINT8;
            case 4 -> VoxelType.INT16;
            case 8 -> VoxelType.INT32;
            case 16 -> VoxelType.FLOAT32;
            case 64 -> VoxelType.FLOAT64;
            case 256 -> VoxelType.INT8;
            case 512 -> VoxelType.UINT16;
            case 768 -> VoxelType.UINT32;
            case 1024 -> VoxelType.INT64;
            case 1280 -> VoxelType.UINT64;
            case 1 -> throw refused("1-bit");
            case 32, 1792, 2048 -> throw refused("complex");
            case 1536 -> throw refused("128-bit floating point");
            case 2304 -> throw refused("RGBA");
            default -> throw new ImagingException("the NIfTI number type " + datatype + " is unknown");
        };
    }

    private static ImagingException refused(String type) {
        return new ImagingException(type + " NIfTI voxels are not supported; save them as integers or float");
    }
}
