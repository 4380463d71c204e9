// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.prediction;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import org.consilium.ground.Count;
import org.consilium.imaging.internal.files.CandidateFile;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.png.Png;
import org.consilium.imaging.png.PngSamples;

/** A PNG of one image: probabilities times 255, a mask, or labels where one is chosen. */
final class PicturePrediction {
    private PicturePrediction() {}

    /**
     * @param image the picture
     * @throws ImagingException where its pixels are neither those of the image nor those of the case
     */
    static Found found(CandidateFile file, PngSamples image, Spot spot, String rest) throws ImagingException {
        List<Integer> filled = spot.target().filled();
        if (spot.slot() == Spot.WHOLE && filled.size() > 1) {
            throw new ImagingException("it is one picture, but " + spot.shown() + " has "
                    + Count.of(filled.size(), "image") + "; name it after one of the cases, such as "
                    + spot.target().first(filled.get(0)).id());
        }
        int slot = spot.slot() == Spot.WHOLE ? filled.get(0) : spot.slot();
        SegmentationCase c = spot.index() == Spot.WHOLE
                ? spot.target().first(slot)
                : spot.target().cases().get(spot.index());
        boolean whole = image.height() == c.rows() && image.width() == c.columns();
        boolean own = image.height() == c.height() && image.width() == c.width();
        if (!whole && !own) {
            throw new ImagingException("it has " + image.width() + "x" + image.height() + " pixels, the image of "
                    + spot.shown() + " " + c.columns() + "x" + c.rows() + "; they must be equal");
        }
        return new Found(file, new Spot(spot.target(), slot, spot.index()), rest, 1, s -> s == slot, values -> {
            Plane plane = plane(file, values);
            return (asked, channel) -> plane;
        });
    }

    private static Plane plane(CandidateFile file, ValueReading values) throws IOException {
        PngSamples image = Png.samples(file.path());
        if (values.structure().isEmpty()) {
            return Plane.of(image.height(), image.width(), values.scale().read(image, "prediction " + file.shown()));
        }
        byte[] inside = values.masks().read(image, file.shown());
        BitSet mask = new BitSet(inside.length);
        for (int i = 0; i < inside.length; i++) {
            mask.set(i, inside[i] != 0);
        }
        return Plane.of(image.height(), image.width(), mask);
    }
}
