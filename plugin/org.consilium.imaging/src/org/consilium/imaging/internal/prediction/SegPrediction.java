// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.prediction;

import java.io.IOException;
import java.util.BitSet;
import java.util.Map;
import org.consilium.imaging.annotation.AnnotationOptions;
import org.consilium.imaging.internal.annotation.PlacedFrame;
import org.consilium.imaging.internal.annotation.SegPlacement;
import org.consilium.imaging.internal.dicom.PixelDecoder;
import org.consilium.imaging.internal.dicom.StoredPixels;
import org.consilium.imaging.internal.document.SegFile;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.model.ImagingException;

/** A DICOM SEG: masks, a label map, or probabilities. An image that no frame lies on is empty, as such files leave these out. */
final class SegPrediction implements OpenPrediction {
    private static final int ALL = 0;

    private final Target target;
    private final SegPlacement placement;
    private final SegFile file;
    private final StoredPixels pixels;
    private final int segment;

    private SegPrediction(Target target, SegPlacement placement, StoredPixels pixels, int segment) {
        this.target = target;
        this.placement = placement;
        this.file = placement.file();
        this.pixels = pixels;
        this.segment = segment;
    }

    static Found found(SegPlacement placement, Spot spot, String rest) {
        return new Found(placement.file().file(), spot, rest, 1, slot -> true, values -> open(placement, spot, values));
    }

    private static SegPrediction open(SegPlacement placement, Spot spot, ValueReading values) throws IOException {
        int segment = segment(placement.file(), values.structure());
        StoredPixels pixels = PixelDecoder.decode(placement.file().file().path());
        return new SegPrediction(spot.target(), placement, pixels, segment);
    }

    /** The number of the segment to read. */
    private static int segment(SegFile file, String structure) throws ImagingException {
        Map<Integer, SegFile.Segment> segments = file.segments();
        if (structure.equals(AnnotationOptions.ALL_STRUCTURES)) {
            return ALL;
        }
        if (structure.isEmpty()) {
            if (segments.size() > 1) {
                throw new ImagingException("it has " + segments.size() + " segments: " + list(segments)
                        + "; choose the one to read as the structure");
            }
            return segments.isEmpty() ? 1 : segments.keySet().iterator().next();
        }
        for (Map.Entry<Integer, SegFile.Segment> entry : segments.entrySet()) {
            if (structure.equals(entry.getKey().toString())
                    || structure.equalsIgnoreCase(entry.getValue().label())) {
                return entry.getKey();
            }
        }
        throw new ImagingException("it has no segment '" + structure + "'; there are: " + list(segments));
    }

    private static String list(Map<Integer, SegFile.Segment> segments) {
        StringBuilder list = new StringBuilder();
        segments.forEach(
                (number, segment) -> list.append(list.isEmpty() ? "" : ", ").append(number));
        return list.toString();
    }

    @Override
    public Plane plane(int slot, int channel) {
        SegmentationCase c = target.first(slot);
        BitSet mask = new BitSet();
        float[] probabilities = new float[c.rows() * c.columns()];
        boolean graded = !file.labelMap() && file.maximum() > 1;
        for (PlacedFrame placed : placement.frames()) {
            boolean drawn = file.labelMap()
                    || (segment == ALL ? file.draws(placed.frame()) : file.draws(placed.frame(), segment));
            if (placed.slice() != slot || !drawn) {
                continue;
            }
            double[] values = pixels.frame(placed.frame().index());
            if (graded) {
                float[] there = placed.map().onSlice(shares(values));
                for (int i = 0; i < probabilities.length; i++) {
                    probabilities[i] = Math.max(probabilities[i], there[i]);
                }
            } else {
                mask.or(placed.map().onSlice(inside(values)));
            }
        }
        return graded ? Plane.of(c.rows(), c.columns(), probabilities) : Plane.of(c.rows(), c.columns(), mask);
    }

    private float[] shares(double[] values) {
        float[] shares = new float[values.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (float) Math.min(1, values[i] / file.maximum());
        }
        return shares;
    }

    private BitSet inside(double[] values) {
        BitSet inside = new BitSet(values.length);
        for (int i = 0; i < values.length; i++) {
            boolean label = segment == ALL ? values[i] != file.background() : values[i] == segment;
            inside.set(i, file.labelMap() ? label : values[i] > 0);
        }
        return inside;
    }
}
