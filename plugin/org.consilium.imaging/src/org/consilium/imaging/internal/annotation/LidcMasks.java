// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.consilium.ground.Count;
import org.consilium.imaging.annotation.LidcNodules;
import org.consilium.imaging.annotation.LidcOptions;
import org.consilium.imaging.annotation.LidcRaters;
import org.consilium.imaging.internal.document.LidcDocument;
import org.consilium.imaging.internal.document.LidcDocument.Outline;
import org.consilium.imaging.internal.document.LidcDocument.Session;
import org.consilium.imaging.internal.place.SliceStack;
import org.consilium.imaging.internal.study.Volume;

/** Reads the raters and masks of the LIDC readings of one volume. */
final class LidcMasks {
    private LidcMasks() {}

    /** The volumes of the series whose images a reading names; where none of these is here, of the series that it names. */
    static List<Volume> volumes(LidcDocument reading, List<Volume> all, SliceFinder finder) {
        Set<String> series = new TreeSet<>();
        reading.sessions().stream()
                .flatMap(session -> session.nodules().stream())
                .flatMap(List::stream)
                .map(outline -> finder.byInstance(outline.sopUid()))
                .filter(Objects::nonNull)
                .forEach(place -> series.add(place.volume().seriesUid()));
        if (series.isEmpty() && !reading.seriesUid().isEmpty()) {
            series.add(reading.seriesUid());
        }
        return all.stream()
                .filter(volume -> series.contains(volume.seriesUid()))
                .toList();
    }

    static List<String> raters(List<LidcDocument> readings) {
        TreeSet<String> raters = new TreeSet<>();
        sessions(readings, LidcRaters.SESSION, new ArrayList<>()).forEach(session -> raters.add(session.rater()));
        return List.copyOf(raters);
    }

    static VolumeAnnotations read(
            List<LidcDocument> readings,
            Volume volume,
            SliceFinder finder,
            LidcOptions options,
            List<String> warnings) {
        List<Session> sessions = sessions(readings, options.raters(), warnings);
        List<String> raters = sessions.stream().map(Session::rater).toList();
        List<LidcLesions.Drawn> nodules = new ArrayList<>();
        long lost = 0;
        for (Session session : sessions) {
            for (List<Outline> nodule : session.nodules()) {
                boolean small = nodule.size() == 1 && nodule.get(0).small();
                SortedMap<Integer, BitSet> slices = drawn(nodule, small, volume, finder);
                lost += nodule.stream()
                        .filter(outline -> finder.byInstance(outline.sopUid()) == null)
                        .filter(outline -> slice(outline, volume, finder) < 0)
                        .count();
                if (!slices.isEmpty()) {
                    nodules.add(new LidcLesions.Drawn(session.rater(), slices, small));
                }
            }
        }
        List<List<LidcLesions.Drawn>> lesions = options.nodules() == LidcNodules.EACH && !nodules.isEmpty()
                ? LidcLesions.of(nodules)
                : List.of(nodules);
        List<VolumeMasks> masks = new ArrayList<>();
        for (List<LidcLesions.Drawn> lesion : lesions) {
            VolumeMasks united = LidcLesions.masks(lesion, raters, options.smallNodules());
            masks.add(options.raters() == LidcRaters.SIZE_RANK ? SizeRanks.of(united) : united);
        }
        long small = nodules.stream().filter(LidcLesions.Drawn::small).count();
        if (small > 0 && !options.smallNodules()) {
            warnings.add("the annotation " + readings.get(0).file().shown() + " marks "
                    + Count.of(
                            small,
                            "nodule below 3 mm, which has no outline; it is",
                            "nodules below 3 mm, which have no outline; they are")
                    + " left out");
        }
        long elsewhere = sessions.stream()
                .flatMap(session -> session.nodules().stream())
                .flatMap(List::stream)
                .filter(outline -> contradicts(outline, volume, finder))
                .count();
        if (elsewhere > 0) {
            warnings.add(Count.of(elsewhere, "outline") + " of the annotation "
                    + readings.get(0).file().shown()
                    + (elsewhere == 1
                            ? " names an image at another height than its own; it is"
                            : " name an image at another height than their own; they are")
                    + " read on the image, whose pixels they count");
        }
        if (lost > 0) {
            warnings.add(Count.of(lost, "outline") + " of the annotation "
                    + readings.get(0).file().shown()
                    + (lost == 1
                            ? " lies on no slice that was read; it is"
                            : " lie on no slice that was read; they are")
                    + " left out: read the whole series");
        }
        return new VolumeAnnotations(masks, readings.isEmpty() ? "" : "nodule", identity(readings, options.raters()));
    }

    private static String identity(List<LidcDocument> readings, LidcRaters raters) {
        if (readings.isEmpty()) {
            return "";
        }
        return switch (raters) {
            case SESSION ->
                readings.stream().allMatch(LidcDocument::named)
                        ? "reader ids of the LIDC file"
                        : "order of the reading sessions in the LIDC file, which names no reader";
            case NODULE_SITE -> "reading site, by the form of the LIDC nodule ids";
            case SIZE_RANK -> "size rank on each slice, no person";
        };
    }

    /** Several files for one series are mostly copies: a rater who was there before isn't counted twice. */
    private static List<Session> sessions(List<LidcDocument> readings, LidcRaters identity, List<String> warnings) {
        Map<String, Session> sessions = new LinkedHashMap<>();
        for (LidcDocument reading : readings) {
            List<Session> named = identity == LidcRaters.NODULE_SITE ? bySite(reading, warnings) : reading.sessions();
            boolean known = named.stream().anyMatch(s -> sessions.containsKey(s.rater()));
            if (known) {
                warnings.add("the annotation " + reading.file().shown()
                        + " repeats raters of another file for the same series; it is left out");
            } else {
                named.forEach(session -> sessions.put(session.rater(), session));
            }
        }
        return List.copyOf(sessions.values());
    }

    private static List<Session> bySite(LidcDocument reading, List<String> warnings) {
        List<Session> known = new ArrayList<>();
        for (Session session : reading.sessions()) {
            long same = reading.sessions().stream()
                    .filter(other -> other.site().equals(session.site()))
                    .count();
            if (!session.site().isEmpty() && same == 1) {
                known.add(new Session(session.site(), session.site(), session.nodules()));
            }
        }
        int lost = reading.sessions().size() - known.size();
        if (lost > 0) {
            warnings.add("the nodule ids of " + lost + " of "
                    + Count.of(reading.sessions().size(), "session") + " of the annotation "
                    + reading.file().shown() + " don't tell the reading site; what they don't tell is left out");
        }
        return known;
    }

    private static SortedMap<Integer, BitSet> drawn(
            List<Outline> nodule, boolean small, Volume volume, SliceFinder finder) {
        SortedMap<Integer, List<Outline>> outlines = new TreeMap<>();
        for (Outline outline : nodule) {
            int slice = slice(outline, volume, finder);
            if (slice >= 0 && (small || !outline.small())) {
                // A single point in a larger nodule lies outside and encloses nothing.
                outlines.computeIfAbsent(slice, k -> new ArrayList<>()).add(outline);
            }
        }
        SortedMap<Integer, BitSet> slices = new TreeMap<>();
        outlines.forEach((slice, some) -> {
            BitSet mask = EdgeMap.mask(some, volume.rows(), volume.columns());
            if (!mask.isEmpty()) {
                slices.put(slice, mask);
            }
        });
        return slices;
    }

    /** Whether an outline names an image of this volume and says a height that is another slice's or none's. */
    private static boolean contradicts(Outline outline, Volume volume, SliceFinder finder) {
        SliceFinder.Place place = finder.byInstance(outline.sopUid());
        if (place == null || place.volume() != volume || !Double.isFinite(outline.z())) {
            return false;
        }
        return finder.stacks(volume).stream()
                .flatMap(stack -> stack.levels().stream())
                .filter(level -> level.slices().contains(place.slice()))
                .anyMatch(level -> Math.abs(place.image().geometry().position()[2] - outline.z()) > level.reach());
    }

    /** The slice that an outline names; where none of that name is here, the one it lies on. -1 where there is none. */
    private static int slice(Outline outline, Volume volume, SliceFinder finder) {
        SliceFinder.Place place = finder.byInstance(outline.sopUid());
        if (place != null) {
            return place.volume() == volume ? place.slice() : -1;
        }
        for (SliceStack stack : finder.stacks(volume)) {
            for (SliceStack.Level level : stack.levels()) {
                int slice = level.slices().get(0);
                double height = volume.slices().get(slice).geometry().position()[2];
                if (Math.abs(height - outline.z()) <= level.reach()) {
                    return slice;
                }
            }
        }
        return -1;
    }
}
