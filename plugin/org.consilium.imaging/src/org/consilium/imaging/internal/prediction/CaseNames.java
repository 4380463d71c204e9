// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.pseudonym.PseudonymOptions;
import org.consilium.imaging.pseudonym.Pseudonyms;

/**
 * Finds cases by what files are called: the id of a case, the name of a volume, the key of a patient with one volume, or a
 * series' UID, as the whole name of a file, as the begin of it before {@code _}, {@code -} or {@code .}, or as the name of a
 * folder. The longest name counts. Where cases have pseudonyms, the names that these stand for do.
 */
final class CaseNames {
    /** What a file is of, and what the rest of its name says. */
    record Named(Spot spot, String rest) {}

    private static final String PSEUDONYM = "case-[0-9a-f]{8}|[0-9a-f]{12}";

    private final Map<String, List<Spot>> spots = new HashMap<>();
    private final Pseudonyms pseudonyms;

    /** Collects the names of all cases. */
    static CaseNames of(List<Target> targets) throws ImagingException {
        boolean hidden = targets.stream()
                .flatMap(target -> target.cases().stream())
                .anyMatch(c -> c.patient().matches(PSEUDONYM) || c.id().matches(PSEUDONYM));
        return new CaseNames(targets, hidden ? Pseudonyms.of(PseudonymOptions.defaults()) : null);
    }

    private CaseNames(List<Target> targets, Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
        Map<String, List<Target>> patients = new HashMap<>();
        for (Target target : targets) {
            List<Integer> filled = target.filled();
            patients.computeIfAbsent(target.first(filled.get(0)).patient(), key -> new ArrayList<>())
                    .add(target);
            for (int slot : filled) {
                for (int index : target.slots().get(slot)) {
                    SegmentationCase c = target.cases().get(index);
                    Spot own = new Spot(target, slot, index);
                    add(c.id(), own);
                    boolean single =
                            filled.size() == 1 && target.slots().get(slot).size() == 1;
                    add(c.volume(), single ? own : Spot.whole(target));
                    add(c.provenance().seriesUid(), single ? own : Spot.whole(target));
                }
            }
        }
        patients.forEach((patient, all) -> {
            if (all.size() == 1 && !spots.containsKey(patient)) {
                add(patient, Spot.whole(all.get(0)));
            }
        });
    }

    private void add(String name, Spot spot) {
        List<Spot> same = spots.computeIfAbsent(name, key -> new ArrayList<>());
        if (!name.isEmpty() && same.stream().noneMatch(spot::same)) {
            same.add(spot);
        }
    }

    /**
     * Finds the case of a file.
     *
     * @param path relative to the folder, with forward slashes, without the ending
     * @return null where no part of it names one
     * @throws ImagingException where it names two
     */
    Named find(String path) throws ImagingException {
        List<String> parts = Arrays.asList(path.split("/"));
        int last = parts.size() - 1;
        String stem = parts.get(last);
        Spot folder = null;
        int at = last - 1;
        for (; at >= 0; at--) {
            folder = one(parts.get(at));
            if (folder != null) {
                break;
            }
        }
        int length = longest(stem);
        Spot name = length == 0 ? null : one(stem.substring(0, length));
        if (folder == null && name == null) {
            return null;
        }
        if (folder != null && name != null && folder.target() != name.target()) {
            if (length == stem.length()) {
                throw new ImagingException("its folder names " + folder.shown() + ", its own name " + name.shown()
                        + ", so it fits two cases; move it or rename it");
            }
            name = null;
        }
        String own = name == null ? stem : stem.substring(length).replaceFirst("^[_.-]+", "");
        List<String> around = folder == null ? parts.subList(0, last) : parts.subList(at + 1, last);
        String rest = String.join(
                "/",
                Stream.concat(around.stream(), Stream.of(own))
                        .filter(part -> !part.isEmpty())
                        .toList());
        boolean finer = name != null && (folder == null || name.index() != Spot.WHOLE);
        return new Named(finer ? name : folder, rest);
    }

    /** The length of the longest name of a case that a file's name begins with. */
    private int longest(String stem) {
        for (int end = stem.length(); end > 0; end--) {
            boolean border = end == stem.length() || "_-.".indexOf(stem.charAt(end)) >= 0;
            if (border && !spots(stem.substring(0, end)).isEmpty()) {
                return end;
            }
        }
        return 0;
    }

    private Spot one(String name) throws ImagingException {
        List<Spot> found = spots(name);
        if (found.size() > 1) {
            throw new ImagingException("its name fits " + found.get(0).shown() + " and "
                    + found.get(1).shown() + "; name it after one of them, or let its place in space decide");
        }
        return found.isEmpty() ? null : found.get(0);
    }

    private List<Spot> spots(String name) {
        List<Spot> found = spots.getOrDefault(name, List.of());
        if (found.isEmpty() && pseudonyms != null && !name.isEmpty()) {
            found = spots.getOrDefault(pseudonyms.place(name), List.of());
        }
        return found.isEmpty() && pseudonyms != null && !name.isEmpty()
                ? spots.getOrDefault(pseudonyms.patient(name), List.of())
                : found;
    }
}
