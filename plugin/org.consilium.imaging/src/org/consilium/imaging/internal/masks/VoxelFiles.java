// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.masks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.consilium.imaging.internal.nifti.NiftiFile;
import org.consilium.imaging.internal.nrrd.NrrdFile;
import org.consilium.imaging.internal.voxels.Voxels;
import org.consilium.imaging.model.ImagingException;

/** Reads volumes of any kind, by the endings of their names. */
public final class VoxelFiles {
    /** Endings, longest first. The .img of a NIfTI pair and the .raw of a NRRD are read with their headers. */
    public static final List<String> ENDINGS = List.of(".nii.gz", ".hdr.gz", ".nii", ".hdr", ".nrrd", ".nhdr");

    private VoxelFiles() {}

    /** The ending of a volume's name, or empty. */
    public static String ending(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().filter(lower::endsWith).findFirst().orElse("");
    }

    /**
     * Reads a volume.
     *
     * @throws ImagingException where it can't be read, with the reason; callers name the file
     */
    public static Voxels read(Path file) throws IOException {
        return checked(() -> isNrrd(file) ? NrrdFile.read(file) : NiftiFile.read(file));
    }

    /**
     * Reads what the header of a volume says; the result has no data.
     *
     * @throws ImagingException where it can't be read, with the reason; callers name the file
     */
    public static Voxels header(Path file) throws IOException {
        return checked(() -> isNrrd(file) ? NrrdFile.header(file) : NiftiFile.header(file));
    }

    private static boolean isNrrd(Path file) throws ImagingException {
        return switch (ending(file.getFileName().toString())) {
            case ".nrrd", ".nhdr" -> true;
            case "" -> throw new ImagingException("a volume must end in one of " + String.join(", ", ENDINGS));
            default -> false;
        };
    }

    private interface Reading {
        Voxels read() throws IOException;
    }

    private static Voxels checked(Reading reading) throws IOException {
        try {
            return reading.read();
        } catch (ArithmeticException e) {
            throw new ImagingException(
                    "the extents in the header are too large; the file is damaged, copy it again from its source", e);
        }
    }
}
