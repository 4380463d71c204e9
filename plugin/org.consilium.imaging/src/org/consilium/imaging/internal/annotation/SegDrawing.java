// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.consilium.ground.Count;
import org.consilium.imaging.internal.dicom.StoredPixels;
import org.consilium.imaging.internal.document.SegFile;

/** Draws the segments of one DICOM SEG on the slices of a volume. */
final class SegDrawing {
    private static final int SHOWN_VALUES = 5;

    /** Eight masks packed into one give few of all the sums there could be. */
    private static final int MAX_SUMS = 64;

    private final SegPlacement placement;
    private final SegFile file;
    private final StoredPixels pixels;
    private final List<String> warnings = new ArrayList<>();

    SegDrawing(SegPlacement placement, StoredPixels pixels) {
        this.placement = placement;
        this.file = placement.file();
        this.pixels = pixels;
    }

    /** What was odd about the segments that have been drawn. */
    List<String> warnings() {
        if (file.labelMap()) {
            String strange = strangeValues();
            if (!strange.isEmpty()) {
                warnings.add("the segmentation " + file.file().shown() + " holds the values " + strange
                        + ", which are neither its background nor a segment that it describes; they are left out");
            }
        }
        return List.copyOf(warnings);
    }

    /** Values of a label map that stand for nothing, the first few of them. */
    private String strangeValues() {
        BitSet values = new BitSet();
        placement.frames().stream()
                .map(placed -> placed.frame().index())
                .distinct()
                .forEach(frame -> Arrays.stream(pixels.frame(frame)).forEach(value -> values.set((int) value)));
        List<Integer> strange = values.stream()
                .filter(value -> value != file.background() && !file.segments().containsKey(value))
                .boxed()
                .toList();
        String first = strange.stream().limit(SHOWN_VALUES).map(String::valueOf).collect(Collectors.joining(", "));
        return strange.size() > SHOWN_VALUES ? first + ", ..." : first;
    }

    /** Why values are no probabilities of the segment, and what to do; empty where they may be. */
    private String improbable(BitSet values) {
        int highest = values.length() - 1;
        if (highest > 0 && highest < file.threshold()) {
            return "its highest value is " + highest + " of " + file.maximum()
                    + ", below one half, so nothing would count as drawn; save it as BINARY if these are no probabilities";
        }
        int[] bits = values.stream()
                .filter(value -> Integer.bitCount(value) == 1 && value < file.maximum())
                .toArray();
        int all = Arrays.stream(bits).sum();
        // Probabilities have more values, or not just those that single bits make up.
        boolean sums = bits.length > 2
                && bits[0] <= 2
                && values.cardinality() <= MAX_SUMS
                && values.stream().allMatch(value -> (value & ~all) == 0);
        return sums
                ? "its values, up to " + highest + " of " + file.maximum() + ", are sums of the bits "
                        + Arrays.stream(bits).mapToObj(String::valueOf).collect(Collectors.joining(", "))
                        + ", as of masks packed into one, no probabilities; save a segment for each"
                : "";
    }

    /**
     * The masks of a segment by slice. None where its probabilities never reach one half, or are sums of bits: such a file
     * is rather a bit mask or a scale of its own than a rater who drew nothing, or what one bit says.
     */
    Optional<SortedMap<Integer, BitSet>> draw(int segment) {
        SortedMap<Integer, BitSet> slices = new TreeMap<>();
        BitSet values = new BitSet();
        int cut = 0;
        Map<Integer, Integer> frames = new TreeMap<>();
        for (PlacedFrame placed : placement.frames()) {
            if (!file.labelMap() && !file.draws(placed.frame(), segment)) {
                continue;
            }
            double[] stored = pixels.frame(placed.frame().index());
            BitSet drawn = new BitSet(stored.length);
            for (int pixel = 0; pixel < stored.length; pixel++) {
                boolean inside = file.labelMap() ? stored[pixel] == segment : stored[pixel] >= file.threshold();
                if (inside) {
                    drawn.set(pixel);
                }
                values.set((int) stored[pixel]);
            }
            frames.merge(placed.slice(), 1, Integer::sum);
            BitSet mask = placed.map().onSlice(drawn);
            slices.computeIfAbsent(placed.slice(), k -> new BitSet()).or(mask);
            boolean whole = placed.map().exact() ? mask.cardinality() == drawn.cardinality() : !mask.isEmpty();
            cut += whole || drawn.isEmpty() ? 0 : 1;
        }
        String shown = "the segmentation " + file.file().shown();
        String improbable = file.labelMap() ? "" : improbable(values);
        if (!improbable.isEmpty()) {
            warnings.add("segment " + segment + " of " + shown + " is left out: " + improbable);
            return Optional.empty();
        }
        long twice = frames.values().stream().filter(count -> count > 1).count();
        if (twice > 0) {
            warnings.add("several frames of segment " + segment + " of " + shown + " lie on one slice ("
                    + Count.of(twice, "slice") + "); they are united");
        }
        if (cut > 0) {
            warnings.add("what segment " + segment + " of " + shown + " shows on " + Count.of(cut, "slice")
                    + " lies in part outside of the images or between their pixels; that part is left out");
        }
        return Optional.of(slices);
    }
}
