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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.consilium.ground.Count;
import org.consilium.imaging.internal.annotation.SliceFinder.Place;
import org.consilium.imaging.internal.document.StructureSet;
import org.consilium.imaging.internal.document.StructureSet.Contour;
import org.consilium.imaging.internal.document.StructureSet.Structure;
import org.consilium.imaging.internal.place.Fit;
import org.consilium.imaging.internal.place.Flat;
import org.consilium.imaging.internal.place.PlaneMatch;
import org.consilium.imaging.internal.study.Volume;

/**
 * Finds the slices that the contours of one RTSTRUCT lie on. Their coordinates decide (PS3.3 C.8.8.6); the images that
 * they name tell which of several images at one place is meant.
 */
final class StructurePlacer {
    private final SliceFinder finder;
    private final StructureSet file;
    private final String shown;
    private final List<Fit> fits = new ArrayList<>();
    private final Map<Volume, StructurePlacement> placements = new IdentityHashMap<>();
    private int misnamed;
    private int ambiguous;

    StructurePlacer(StructureSet file, SliceFinder finder) {
        this.file = file;
        this.finder = finder;
        this.shown = "the structure set " + file.file().shown();
    }

    /** The contours by volume; none where the file belongs to no volume. What is odd about them becomes warnings. */
    Map<Volume, StructurePlacement> place(List<String> warnings) {
        Set<String> instances = new HashSet<>();
        for (Structure structure : file.structures()) {
            structure.contours().forEach(contour -> contour.images().forEach(image -> instances.add(image.sopUid())));
        }
        boolean related = false;
        for (Structure structure : file.structures()) {
            List<Volume> volumes =
                    finder.related(file.referencedSeries(), instances, structure.frameOfReference(), file.patientId());
            related |= !volumes.isEmpty();
            place(structure, volumes);
        }
        warn(related, warnings);
        return placements;
    }

    private void place(Structure structure, List<Volume> volumes) {
        List<Contour> contours = structure.contours();
        List<Flat> drawing = contours.stream()
                .map(contour -> new Flat(contour.points(), Double.NaN))
                .toList();
        List<Fit> own = new ArrayList<>(Collections.nCopies(contours.size(), Fit.UNKNOWN));
        List<List<Place>> candidates = new ArrayList<>();
        contours.forEach(contour -> candidates.add(new ArrayList<>()));
        for (Volume volume : volumes) {
            PlaneMatch match = PlaneMatch.of(finder.stacks(volume), drawing);
            match.bySlice()
                    .forEach((slice, planes) ->
                            planes.forEach(plane -> candidates.get(plane).add(new Place(volume, slice))));
            for (int i = 0; i < own.size() && !finder.stacks(volume).isEmpty(); i++) {
                own.set(i, own.get(i).or(match.fits().get(i)));
            }
        }
        for (int i = 0; i < contours.size(); i++) {
            if (!candidates.get(i).isEmpty() && !choose(structure, contours.get(i), candidates.get(i))) {
                own.set(i, Fit.FOREIGN);
            }
        }
        fits.addAll(own);
    }

    /** Whether a slice is left: in another frame of reference, only that which the contour names. */
    private boolean choose(Structure structure, Contour contour, List<Place> candidates) {
        List<Place> named = finder.named(contour.images());
        List<Place> possible = candidates.stream()
                .filter(place -> !foreign(structure, place.volume()) || named.contains(place))
                .toList();
        SliceChoice choice = SliceChoice.of(possible, named, finder);
        for (Place place : choice.places()) {
            placements
                    .computeIfAbsent(place.volume(), v -> new StructurePlacement(file, new TreeMap<>()))
                    .contours()
                    .computeIfAbsent(structure.number(), k -> new TreeMap<>())
                    .computeIfAbsent(place.slice(), k -> new ArrayList<>())
                    .add(contour);
        }
        misnamed += choice.misnamed() ? 1 : 0;
        ambiguous += choice.ambiguous() ? 1 : 0;
        return !possible.isEmpty();
    }

    private static boolean foreign(Structure structure, Volume volume) {
        String reference = volume.first().frameOfReference();
        return !reference.isEmpty()
                && !structure.frameOfReference().isEmpty()
                && !reference.equals(structure.frameOfReference());
    }

    private void warn(boolean related, List<String> warnings) {
        FitCount count = new FitCount(fits);
        if (!related) {
            List<String> frames =
                    file.structures().stream().map(Structure::frameOfReference).toList();
            warnings.add(shown + finder.unrelated(frames, file.patientId()));
            return;
        }
        if (!fits.isEmpty() && count.nonePlaced()) {
            warnings.add(shown + " is left out: "
                    + "its " + Count.of(fits.size(), "contour lies", "contours lie")
                    + " on no slice here (" + count.words() + ")");
        } else if (count.lost() > 0) {
            warnings.add(Count.of(count.lost(), "contour") + " of " + shown + (count.lost() == 1 ? " is" : " are")
                    + " left out: " + count.words());
        }
        SortedMap<String, Integer> others = new TreeMap<>();
        file.structures()
                .forEach(structure ->
                        structure.others().forEach((type, number) -> others.merge(type, number, Integer::sum)));
        if (!others.isEmpty()) {
            int all = others.values().stream().mapToInt(number -> number).sum();
            String types = others.entrySet().stream()
                    .map(entry -> entry.getValue() + " " + entry.getKey())
                    .collect(Collectors.joining(", "));
            warnings.add(Count.of(all, "contour") + " of " + shown
                    + (all == 1 ? " is not closed and encloses nothing (" : " are not closed and enclose nothing (")
                    + types + "); " + (all == 1 ? "it is" : "they are") + " left out");
        }
        if (misnamed > 0) {
            warnings.add(Count.of(misnamed, "contour") + " of " + shown
                    + (misnamed == 1
                            ? " names another image than the one that it lies on; it is read where it lies"
                            : " name another image than the one that they lie on; they are read where they lie"));
        }
        if (ambiguous > 0) {
            warnings.add(
                    Count.of(ambiguous, "contour") + " of " + shown
                            + (ambiguous == 1
                                    ? " lies on several images at one place and names none of them alone; it is read on each"
                                    : " lie on several images at one place and name none of them alone; they are read on each"));
        }
    }
}
