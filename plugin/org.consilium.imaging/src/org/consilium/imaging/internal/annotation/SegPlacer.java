// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.consilium.ground.Count;
import org.consilium.imaging.internal.annotation.SliceFinder.Place;
import org.consilium.imaging.internal.document.NamedImage;
import org.consilium.imaging.internal.document.SegFile;
import org.consilium.imaging.internal.document.SegFrame;
import org.consilium.imaging.internal.place.Fit;
import org.consilium.imaging.internal.place.Flat;
import org.consilium.imaging.internal.place.FrameMap;
import org.consilium.imaging.internal.place.PixelGrid;
import org.consilium.imaging.internal.place.PlaneMatch;
import org.consilium.imaging.internal.study.Vectors;
import org.consilium.imaging.internal.study.Volume;
import org.consilium.imaging.model.Geometry;

/**
 * Finds the slices that the frames of one DICOM SEG lie on. A frame's own orientation, position and pixel spacing decide
 * (PS3.3 A.51.5.1, C.7.6.16); the image that it names tells which of several images at one place is meant, and stands in
 * where the frame or the images don't say where they lie.
 */
public final class SegPlacer {
    /** Grids of two frames of reference are one if they coincide to this depth, mm. */
    private static final double COINCIDENT = 0.1;

    private final SliceFinder finder;
    private final SegFile file;
    private final String shown;
    private final List<Volume> volumes;
    private final List<Fit> fits;
    private final Map<Volume, SegPlacement> placements = new IdentityHashMap<>();
    private int misnamed;
    private int ambiguous;
    private int resampled;
    private String otherSize = "";

    public SegPlacer(SegFile file, SliceFinder finder) {
        this.file = file;
        this.finder = finder;
        this.shown = "the segmentation " + file.file().shown();
        Set<String> instances = new HashSet<>(file.instances());
        file.frames()
                .forEach(frame ->
                        frame.sources().stream().map(NamedImage::sopUid).forEach(instances::add));
        this.volumes = finder.related(file.referencedSeries(), instances, file.frameOfReference(), file.patientId());
        this.fits = new ArrayList<>(Collections.nCopies(file.frames().size(), Fit.UNKNOWN));
    }

    /** The frames by volume; none where the file belongs to no volume. What is odd about them becomes warnings. */
    public Map<Volume, SegPlacement> place(List<String> warnings) {
        if (volumes.isEmpty()) {
            warnings.add(shown + finder.unrelated(List.of(file.frameOfReference()), file.patientId()));
            return Map.of();
        }
        Map<Integer, List<SegFrame>> segments = new TreeMap<>();
        for (SegFrame frame : file.frames()) {
            boolean placed = Vectors.finite(frame.geometry().position());
            if (placed) {
                segments.computeIfAbsent(frame.segment(), k -> new ArrayList<>())
                        .add(frame);
            }
            List<Volume> unplaced = placed
                    ? volumes.stream().filter(v -> finder.stacks(v).isEmpty()).toList()
                    : volumes;
            byName(frame, unplaced);
        }
        segments.values().forEach(this::byPlace);
        if (!otherSize.isEmpty()) {
            warnings.add(otherSize);
            return Map.of();
        }
        warn(warnings);
        return placements;
    }

    /** A frame without a place lies where its image does, pixel by pixel, if it names one alone. */
    private void byName(SegFrame frame, List<Volume> among) {
        List<Place> named = finder.named(frame.sources()).stream()
                .filter(place -> among.contains(place.volume()))
                .toList();
        if (named.size() != 1) {
            return;
        }
        Place place = named.get(0);
        PixelGrid slice = PixelGrid.of(place.image());
        if (slice.rows() != file.layout().rows()
                || slice.columns() != file.layout().columns()) {
            otherSize = shown + " has " + file.layout().columns() + "x"
                    + file.layout().rows() + " pixels, its images " + slice.columns() + "x" + slice.rows()
                    + ", and its frames don't say where they lie; it is left out";
            return;
        }
        add(frame, place, FrameMap.pixelByPixel(slice));
    }

    /** Frames of one segment. */
    private void byPlace(List<SegFrame> frames) {
        List<List<Place>> candidates = new ArrayList<>();
        frames.forEach(frame -> candidates.add(new ArrayList<>()));
        for (Volume volume : volumes) {
            if (finder.stacks(volume).isEmpty()) {
                continue;
            }
            List<Flat> drawing = frames.stream()
                    .map(frame -> new Flat(grid(frame, volume, 0).corners(), pitch(frame)))
                    .toList();
            PlaneMatch match = PlaneMatch.of(finder.stacks(volume), drawing);
            match.bySlice()
                    .forEach((slice, planes) ->
                            planes.forEach(plane -> candidates.get(plane).add(new Place(volume, slice))));
            for (int i = 0; i < frames.size(); i++) {
                int frame = frames.get(i).index();
                // Whether it is placed is known when its pixels are, too.
                Fit fit = match.fits().get(i) == Fit.PLACED
                        ? Fit.BEYOND
                        : match.fits().get(i);
                fits.set(frame, fits.get(frame).or(fit));
            }
        }
        for (int i = 0; i < frames.size(); i++) {
            choose(frames.get(i), candidates.get(i));
        }
    }

    private void choose(SegFrame frame, List<Place> candidates) {
        SliceChoice choice = SliceChoice.of(candidates, finder.named(frame.sources()), finder);
        boolean placed = false;
        boolean exact = true;
        for (Place place : choice.places()) {
            FrameMap map = FrameMap.of(PixelGrid.of(place.image()), grid(frame, place.volume(), place.slice()));
            if (foreign(place.volume()) && !coincides(map)) {
                fits.set(frame.index(), placed ? Fit.PLACED : Fit.FOREIGN);
            } else if (map.overlaps()) {
                add(frame, place, map);
                placed = true;
                exact &= map.exact();
            }
        }
        misnamed += placed && choice.misnamed() ? 1 : 0;
        ambiguous += placed && choice.ambiguous() ? 1 : 0;
        resampled += placed && (!exact || !choice.ambiguous() && choice.places().size() > 1) ? 1 : 0;
    }

    private void add(SegFrame frame, Place place, FrameMap map) {
        placements
                .computeIfAbsent(place.volume(), v -> new SegPlacement(file, new ArrayList<>()))
                .frames()
                .add(new PlacedFrame(frame, place.slice(), map));
        fits.set(frame.index(), Fit.PLACED);
    }

    private boolean foreign(Volume volume) {
        String reference = volume.first().frameOfReference();
        return !reference.isEmpty() && !file.frameOfReference().isEmpty() && !reference.equals(file.frameOfReference());
    }

    private static boolean coincides(FrameMap map) {
        double depth = Vectors.dot(
                        map.frame().geometry().position(), map.slice().normal())
                - Vectors.dot(map.slice().geometry().position(), map.slice().normal());
        return map.exact() && Math.abs(depth) <= COINCIDENT;
    }

    /** The pixels of a frame; what it doesn't say of them is as in the images. */
    private PixelGrid grid(SegFrame frame, Volume volume, int slice) {
        Geometry own = frame.geometry();
        Geometry image = volume.slices().stream()
                .skip(slice)
                .map(s -> s.geometry())
                .filter(PixelGrid::known)
                .findFirst()
                .orElseThrow();
        boolean measured = own.rowSpacing() > 0 && own.columnSpacing() > 0;
        boolean directed = Vectors.finite(own.orientation());
        return new PixelGrid(
                new Geometry(
                        measured ? own.rowSpacing() : image.rowSpacing(),
                        measured ? own.columnSpacing() : image.columnSpacing(),
                        own.sliceThickness(),
                        own.position(),
                        directed ? own.orientation() : image.orientation()),
                file.layout().rows(),
                file.layout().columns());
    }

    /** A frame that names one image alone was drawn on that one, however far the planes of the file lie apart. */
    private double pitch(SegFrame frame) {
        return finder.named(frame.sources()).size() == 1 ? Double.NaN : frame.pitch();
    }

    private void warn(List<String> warnings) {
        FitCount count = new FitCount(fits);
        if (count.nonePlaced()) {
            warnings.add(shown + " is left out: "
                    + "its " + Count.of(fits.size(), "frame lies", "frames lie")
                    + " on no slice here (" + count.words() + ")");
            return;
        }
        if (count.lost() > 0) {
            warnings.add(count.lost() + " of " + Count.of(fits.size(), "frame") + " of " + shown
                    + (count.lost() == 1 ? " is" : " are") + " left out: " + count.words());
        }
        if (misnamed > 0) {
            warnings.add(Count.of(misnamed, "frame") + " of " + shown
                    + (misnamed == 1
                            ? " names another image than the one that it lies on; it is read where it lies"
                            : " name another image than the one that they lie on; they are read where they lie"));
        }
        if (ambiguous > 0) {
            warnings.add(
                    Count.of(ambiguous, "frame") + " of " + shown
                            + (ambiguous == 1
                                    ? " lies on several images at one place and names none of them alone; it is read on each"
                                    : " lie on several images at one place and name none of them alone; they are read on each"));
        }
        if (resampled > 0) {
            warnings.add(Count.of(resampled, "frame") + " of " + shown
                    + (resampled == 1
                            ? " has other pixels than the images, or lies farther off"
                            : " have other pixels than the images, or lie farther apart")
                    + "; each pixel of an image takes the nearest one");
        }
        long strange = file.frames().stream()
                .filter(frame -> !file.labelMap() && !file.draws(frame))
                .count();
        if (strange > 0) {
            warnings.add(Count.of(strange, "frame") + " of " + shown
                    + (strange == 1
                            ? " names none of its segments; it is left out"
                            : " name none of its segments; they are left out"));
        }
    }
}
