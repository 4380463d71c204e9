// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.mask;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.consilium.imaging.internal.masks.LabelChoice;
import org.consilium.imaging.internal.masks.MaskImage;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.png.PngSamples;

/**
 * Reads pictures as masks of one structure. Two values are inside and outside, whatever they are; more are labels, of
 * which one is taken, or the grey edges of a white shape; of a palette the index counts; colours and transparency count
 * where they can mean one thing only.
 */
public final class PictureMasks {
    private final LabelChoice choice;
    private final List<String> warnings = new ArrayList<>();

    /**
     * @param structure number of the label to read; empty where there is only one; {@code *} for all
     */
    public PictureMasks(String structure) {
        choice = new LabelChoice(structure);
    }

    /**
     * Reads a picture.
     *
     * @param name what warnings call it
     * @return {@code [H,W]}, 0 or 1
     * @throws ImagingException where it isn't clear what the picture's values mean; the message doesn't name it
     */
    public byte[] read(PngSamples png, String name) throws ImagingException {
        MaskImage mask = MaskImage.of(png);
        mask.remarks().forEach(remark -> warnings.add(name + ": " + remark));
        BitSet inside = mask.slice(0, choice.of(mask));
        byte[] values = new byte[png.pixels()];
        inside.stream().forEach(pixel -> values[pixel] = 1);
        return values;
    }

    /**
     * Makes sure that the pictures so far show one structure.
     *
     * @throws ImagingException where they hold several labels and none was chosen; it lists them
     */
    public void requireOne() throws ImagingException {
        choice.requireOne();
    }

    /**
     * Makes sure that one structure was read, after all pictures.
     *
     * @throws ImagingException where they hold several labels and none was chosen, or never the chosen one; it lists them
     */
    public void require() throws ImagingException {
        choice.require();
    }

    /** What is doubtful about pictures that were read, and what was made of it, a sentence each. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }
}
