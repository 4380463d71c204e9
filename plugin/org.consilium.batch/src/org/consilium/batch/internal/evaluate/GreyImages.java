// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.UserError;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.png.Png;
import org.consilium.imaging.png.PngSamples;

/** Reads PNG files as they are stored, and errors that name them. */
final class GreyImages {
    private static final int BYTE = 255;

    private GreyImages() {}

    /** Reads a file. */
    static PngSamples read(Path file) throws IOException {
        try {
            return Png.samples(file);
        } catch (ImagingException e) {
            throw refused(file, e);
        }
    }

    /** Reads a file that must be as large as the case's others. */
    static PngSamples read(Path file, PngSamples first) throws IOException {
        PngSamples image = read(file);
        if (image.height() != first.height() || image.width() != first.width()) {
            throw new UserError(
                    ExitCodes.LOAD,
                    file + " has " + image.width() + "x" + image.height() + " pixels, but the labels of its case have "
                            + first.width() + "x" + first.height() + "; give all masks of a case the same size");
        }
        return image;
    }

    /** Refuses what can't be probabilities. */
    static PngSamples grey(PngSamples image, Path file) throws UserError {
        boolean opaque = Arrays.stream(image.opacity()).allMatch(value -> value == image.maximum());
        boolean deep = image.maximum() > BYTE;
        if (image.kind() != PngSamples.Kind.GREY || deep || !opaque) {
            String found = deep
                    ? "has 16 bits"
                    : switch (image.kind()) {
                        case GREY -> "has transparent pixels";
                        case COLOUR -> "has colours";
                        case INDEX -> "has a palette, whose indices are no probabilities";
                    };
            throw new UserError(
                    ExitCodes.LOAD, file + " is no 8-bit grey PNG, but " + found + "; save it as 8-bit grey");
        }
        return image;
    }

    static UserError refused(Path file, ImagingException cause) {
        return new UserError(ExitCodes.LOAD, "'" + file + "': " + cause.getMessage(), cause);
    }

    /** What messages about a case call its file: the case, and the file in it. */
    static String shown(Path file) {
        return file.getParent().getFileName() + "/" + file.getFileName();
    }
}
