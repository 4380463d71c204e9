// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.nrrd;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.consilium.imaging.internal.voxels.BoundedInput;
import org.consilium.imaging.internal.voxels.VoxelType;
import org.consilium.imaging.internal.voxels.Voxels;
import org.consilium.imaging.model.ImagingException;

/** Reads NRRD with its voxels in the same file or in one beside it; raw, gzip and text encodings. */
public final class NrrdFile {
    private NrrdFile() {}

    /**
     * Reads a volume. An axis that isn't in space becomes channels.
     *
     * @throws ImagingException where the file is damaged, of an encoding that isn't supported, or names a data file
     *     outside its folder
     */
    public static Voxels read(Path file) throws IOException {
        return read(file, true);
    }

    /** What the header says: a volume without its data. */
    public static Voxels header(Path file) throws IOException {
        return read(file, false);
    }

    private static Voxels read(Path file, boolean whole) throws IOException {
        try (BoundedInput in = BoundedInput.plain(file)) {
            NrrdHeader header = NrrdHeader.read(in);
            String data = header.get("datafile");
            if (data.isEmpty() || !whole) {
                return voxels(header, in, Files.size(file), whole);
            }
            Path beside = inside(file, data);
            // The encoding says whether the data file is packed, so that a raw one may begin like gzip.
            try (BoundedInput detached = BoundedInput.plain(beside)) {
                return voxels(header, detached, Files.size(beside), true);
            }
        }
    }

    private static Path inside(Path header, String name) throws IOException {
        if (name.equals("LIST") || name.startsWith("LIST ") || name.contains("%")) {
            throw new ImagingException("a NRRD over several data files is not supported; save it as one file");
        }
        try {
            Path folder = header.toAbsolutePath().normalize().getParent().toRealPath();
            Path data = folder.resolve(name).normalize();
            if (!data.startsWith(folder)
                    || !Files.isRegularFile(data)
                    || !data.toRealPath().startsWith(folder)) {
                throw new ImagingException(
                        "the data file of the NRRD header isn't in the header's own folder; copy it there");
            }
            return data;
        } catch (InvalidPathException e) {
            throw new ImagingException("the NRRD header names no valid data file", e);
        }
    }

    private static Voxels voxels(NrrdHeader header, BoundedInput in, long fileSize, boolean whole) throws IOException {
        int[] sizes = header.sizes();
        VoxelType type = type(header.require("type"));
        long count = 1;
        int[] strides = new int[sizes.length];
        for (int axis = 0; axis < sizes.length; axis++) {
            strides[axis] = Math.toIntExact(count);
            count = Math.multiplyExact(count, sizes[axis]);
        }
        NrrdAxes axes = NrrdAxes.of(header, sizes);
        ByteOrder order = order(header, type);
        byte[] data = whole ? data(header, in, type, count, fileSize) : new byte[0];
        boolean text = isText(header);
        int[] extent = {1, 1, 1};
        int[] stride = {0, 0, 0, axes.channel() < 0 ? 0 : strides[axes.channel()]};
        for (int i = 0; i < axes.space().length; i++) {
            extent[i] = sizes[axes.space()[i]];
            stride[i] = strides[axes.space()[i]];
        }
        return new Voxels(
                extent[0],
                extent[1],
                extent[2],
                axes.channel() < 0 ? 1 : sizes[axes.channel()],
                text ? VoxelType.FLOAT64 : type,
                text ? ByteOrder.BIG_ENDIAN : order,
                data,
                stride,
                1,
                0,
                axes.grid(),
                header.labels(),
                "");
    }

    private static byte[] data(NrrdHeader header, BoundedInput in, VoxelType type, long count, long fileSize)
            throws IOException {
        for (long line = header.number("lineskip"); line > 0; line--) {
            int next = in.read();
            while (next >= 0 && next != '\n') {
                next = in.read();
            }
            if (next < 0) {
                throw new ImagingException("the NRRD data has fewer lines than its header skips");
            }
        }
        long skip = header.number("byteskip");
        long bytes = Math.multiplyExact(count, type.bytes());
        String encoding = header.require("encoding").toLowerCase(Locale.ROOT);
        switch (encoding) {
            case "raw" -> {
                if (skip == -1) {
                    byte[] rest = in.rest(in.limit());
                    if (rest.length < bytes) {
                        throw new ImagingException("the NRRD data is shorter than its header says");
                    }
                    return java.util.Arrays.copyOfRange(rest, rest.length - (int) bytes, rest.length);
                }
                in.skip(skip);
                return in.bytes(bytes);
            }
            case "gzip", "gz" -> {
                // Closing the packed input closes this one too, so it is left to the caller.
                BoundedInput unpacked = in.unpacked();
                unpacked.skip(Math.max(0, skip));
                return unpacked.bytes(bytes);
            }
            case "ascii", "text", "txt" -> {
                in.skip(skip);
                // Every number takes a digit and a separator.
                if (count > fileSize) {
                    throw new ImagingException("the NRRD data is shorter than its header says");
                }
                return NrrdText.numbers(in.rest(in.limit()), (int) count);
            }
            default ->
                throw new ImagingException("the NRRD encoding '" + encoding + "' is not supported; save it as gzip");
        }
    }

    private static boolean isText(NrrdHeader header) {
        String encoding = header.get("encoding").toLowerCase(Locale.ROOT);
        return encoding.equals("ascii") || encoding.equals("text") || encoding.equals("txt");
    }

    private static ByteOrder order(NrrdHeader header, VoxelType type) throws ImagingException {
        if (type.bytes() == 1 || isText(header)) {
            return ByteOrder.LITTLE_ENDIAN;
        }
        return switch (header.require("endian").toLowerCase(Locale.ROOT)) {
            case "little" -> ByteOrder.LITTLE_ENDIAN;
            case "big" -> ByteOrder.BIG_ENDIAN;
            default -> throw new ImagingException("the NRRD header names no byte order that is known");
        };
    }

    private static VoxelType type(String name) throws ImagingException {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "signed char", "int8", "int8_t" -> VoxelType.INT8;
            case "uchar", "unsigned char", "uint8", "uint8_t" -> VoxelType.UINT8;
            case "short", "short int", "signed short", "signed short int", "int16", "int16_t" -> VoxelType.INT16;
            case "ushort", "unsigned short", "unsigned short int", "uint16", "uint16_t" -> VoxelType.UINT16;
            case "int", "signed int", "int32", "int32_t" -> VoxelType.INT32;
            case "uint", "unsigned int", "uint32", "uint32_t" -> VoxelType.UINT32;
            case "longlong",
                    "long long",
                    "long long int",
                    "signed long long",
                    "signed long long int",
                    "int64",
                    "int64_t" -> VoxelType.INT64;
            case "ulonglong", "unsigned long long", "unsigned long long int", "uint64", "uint64_t" -> VoxelType.UINT64;
            case "float" -> VoxelType.FLOAT32;
            case "double" -> VoxelType.FLOAT64;
            default -> throw new ImagingException("the NRRD type '" + name + "' is not supported");
        };
    }

    /** Numbers written as text. */
    private static final class NrrdText {
        private NrrdText() {}

        private static byte[] numbers(byte[] text, int count) throws ImagingException {
            ByteBuffer numbers = ByteBuffer.allocate(Math.multiplyExact(count, Double.BYTES));
            int at = 0;
            for (int i = 0; i < count; i++) {
                while (at < text.length && separator(text[at])) {
                    at++;
                }
                int start = at;
                while (at < text.length && !separator(text[at])) {
                    at++;
                }
                if (start == at || at - start > 64) {
                    throw new ImagingException("the NRRD data holds fewer numbers than its header says");
                }
                try {
                    numbers.putDouble(Double.parseDouble(
                            new String(text, start, at - start, java.nio.charset.StandardCharsets.US_ASCII)));
                } catch (NumberFormatException e) {
                    throw new ImagingException("the NRRD data holds text that is no number", e);
                }
            }
            return numbers.array();
        }

        private static boolean separator(byte c) {
            return c <= ' ' || c == ',';
        }
    }
}
