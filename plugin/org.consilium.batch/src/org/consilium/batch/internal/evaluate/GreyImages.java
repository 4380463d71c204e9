// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.UserError;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.png.Png;
import org.consilium.imaging.png.PngImage;

/** Reads 8-bit grey PNG files as masks and probabilities. */
final class GreyImages {
    private static final int MIDDLE = 127;
    private static final float WHITE = 255f;

    private GreyImages() {}

    /** Reads a file. */
    static PngImage read(Path file) throws IOException {
        PngImage image;
        try {
            image = Png.read(file);
        } catch (ImagingException e) {
            throw new UserError(ExitCodes.LOAD, "'" + file + "': " + e.getMessage(), e);
        }
        if (image.channels() != 1 || image.maximum() != (int) WHITE) {
            throw new UserError(
                    ExitCodes.LOAD,
                    file + " is no 8-bit grey PNG, but " + (image.channels() == 1 ? "has 16 bits" : "has colours")
                            + "; save it as 8-bit grey");
        }
        return image;
    }

    /** Reads a file that must be as large as the case's others. */
    static PngImage read(Path file, int height, int width) throws IOException {
        PngImage image = read(file);
        if (image.height() != height || image.width() != width) {
            throw new UserError(
                    ExitCodes.LOAD,
                    file + " has " + image.width() + "x" + image.height()
                            + " pixels, but the labels of its case have " + width + "x" + height
                            + "; give all masks of a case the same size");
        }
        return image;
    }

    /** 1 where the pixel is brighter than the middle; an image of zeros and ones counts as it is. */
    static byte[] mask(PngImage image) {
        int brightest = 0;
        for (int value : image.values()) {
            brightest = Math.max(brightest, value);
        }
        int threshold = brightest == 1 ? 0 : MIDDLE;
        byte[] mask = new byte[image.values().length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = (byte) (image.values()[i] > threshold ? 1 : 0);
        }
        return mask;
    }

    /** The values over 255. */
    static float[] probabilities(PngImage image) {
        float[] probabilities = new float[image.values().length];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = image.values()[i] / WHITE;
        }
        return probabilities;
    }
}
