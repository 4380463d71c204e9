// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.UserError;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.png.Png;
import org.consilium.imaging.png.PngSamples;

/** Reads PNG files as they are stored, and errors that name them. */
final class GreyImages {
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

    static UserError refused(Path file, ImagingException cause) {
        return new UserError(ExitCodes.LOAD, "'" + file + "': " + cause.getMessage(), cause);
    }

    /** What messages about a case call its file: the case, and the file in it. */
    static String shown(Path file) {
        return file.getParent().getFileName() + "/" + file.getFileName();
    }
}
