// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.consilium.imaging.internal.annotation.LidcDocument.Outline;
import org.consilium.imaging.internal.annotation.LidcDocument.Session;
import org.consilium.imaging.internal.study.Volume;

/** Reads the raters and masks of the LIDC readings of one volume. */
final class LidcMasks {
    private LidcMasks() {}

    static boolean belongs(LidcDocument reading, Volume volume, SliceFinder finder) {
        if (!reading.seriesUid().isEmpty() && reading.seriesUid().equals(volume.seriesUid())) {
            return true;
        }
        for (Session session : reading.sessions()) {
            for (List<Outline> nodule : session.nodules()) {
                for (Outline outline : nodule) {
                    SliceFinder.Place place = finder.byInstance(outline.sopUid());
                    if (place != null && place.volume() == volume) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    static List<String> raters(List<LidcDocument> readings) {
        TreeSet<String> raters = new TreeSet<>();
        sessions(readings, new ArrayList<>()).forEach(session -> raters.add(session.rater()));
        return List.copyOf(raters);
    }

    static VolumeMasks read(List<LidcDocument> readings, Volume volume, SliceFinder finder, List<String> warnings) {
        SortedMap<String, SortedMap<Integer, BitSet>> masks = new TreeMap<>();
        for (Session session : sessions(readings, warnings)) {
            SortedMap<Integer, BitSet> slices = masks.computeIfAbsent(session.rater(), k -> new TreeMap<>());
            for (List<Outline> nodule : session.nodules()) {
                bySlice(nodule, volume, finder)
                        .forEach((slice, outlines) -> slices.computeIfAbsent(slice, k -> new BitSet())
                                .or(EdgeMap.mask(outlines, volume.rows(), volume.columns())));
            }
        }
        return new VolumeMasks(masks);
    }

    /** Several files for one series are mostly copies: a rater who was there before isn't counted twice. */
    private static List<Session> sessions(List<LidcDocument> readings, List<String> warnings) {
        Map<String, Session> sessions = new LinkedHashMap<>();
        for (LidcDocument reading : readings) {
            boolean known = reading.sessions().stream().anyMatch(s -> sessions.containsKey(s.rater()));
            if (known) {
                warnings.add("the annotation " + reading.file().name()
                        + " repeats raters of another file for the same series; it is left out");
            } else {
                reading.sessions().forEach(session -> sessions.put(session.rater(), session));
            }
        }
        return List.copyOf(sessions.values());
    }

    private static Map<Integer, List<Outline>> bySlice(List<Outline> nodule, Volume volume, SliceFinder finder) {
        Map<Integer, List<Outline>> slices = new TreeMap<>();
        for (Outline outline : nodule) {
            SliceFinder.Place place = finder.byInstance(outline.sopUid());
            int slice = place != null && place.volume() == volume ? place.slice() : byHeight(outline.z(), volume);
            if (slice >= 0) {
                slices.computeIfAbsent(slice, k -> new ArrayList<>()).add(outline);
            }
        }
        return slices;
    }

    private static int byHeight(double z, Volume volume) {
        for (int i = 0; i < volume.slices().size(); i++) {
            double height = volume.slices().get(i).geometry().position()[2];
            if (Math.abs(height - z) <= SliceFinder.tolerance(volume, i)) {
                return i;
            }
        }
        return -1;
    }
}
