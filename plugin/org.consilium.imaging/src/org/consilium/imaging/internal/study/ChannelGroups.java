// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.study;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the series of a study that are channels of one case: by frame of reference, and by their descriptions. */
public final class ChannelGroups {
    private ChannelGroups() {}

    /**
     * The channels of each study that has them all, the first one in front.
     *
     * @param names parts of series descriptions, any case; a description that is just the name is preferred, then one that
     *     has it as words of its own
     */
    public static List<List<Volume>> of(List<Volume> volumes, List<String> names, List<String> warnings) {
        Map<String, List<Volume>> studies = new LinkedHashMap<>();
        for (Volume volume : volumes) {
            ImageFile file = volume.first();
            if (volume.positioned() && !file.frameOfReference().isEmpty()) {
                studies.computeIfAbsent(file.studyUid() + " " + file.frameOfReference(), k -> new ArrayList<>())
                        .add(volume);
            } else {
                warnings.add("the series that begins with " + file.file().shown()
                        + " names no frame of reference or no positions, so it can't be a channel; it is left out");
            }
        }
        List<List<Volume>> groups = new ArrayList<>();
        for (List<Volume> study : studies.values()) {
            channels(study, names, warnings).ifPresent(groups::add);
        }
        return groups;
    }

    /** The channels of a study: names that one series alone fits take it first, so that it is gone for the others. */
    private static Optional<List<Volume>> channels(List<Volume> study, List<String> names, List<String> warnings) {
        Map<Integer, Volume> found = new TreeMap<>();
        boolean more = true;
        while (more) {
            more = false;
            for (int i = 0; i < names.size(); i++) {
                List<Volume> fitting = found.containsKey(i)
                        ? List.of()
                        : find(study, names.get(i).trim(), found.values());
                if (fitting.size() == 1) {
                    found.put(i, fitting.get(0));
                    more = true;
                }
            }
        }
        Optional<String> missing = names.stream()
                .filter(name -> !found.containsKey(names.indexOf(name)))
                .map(String::trim)
                .min(Comparator.comparingInt(
                        name -> find(study, name, found.values()).size()));
        if (missing.isPresent()) {
            warnings.add(missing(study, missing.get(), find(study, missing.get(), found.values())));
            return Optional.empty();
        }
        return Optional.of(List.copyOf(found.values()));
    }

    private static String missing(List<Volume> study, String name, List<Volume> fitting) {
        String series =
                fitting.stream().map(volume -> volume.first().file().shown()).collect(Collectors.joining(" and "));
        return "the study with the series that begins with "
                + study.get(0).first().file().shown()
                + (fitting.isEmpty()
                        ? " has no series for the channel '" + name + "' in one frame of reference"
                        : " has several series for the channel '" + name + "', those that begin with " + series
                                + ": name the channel by more of the series' description")
                + "; it is left out";
    }

    /**
     * The series that a name means: the one that is called so, else the one that has it as words of its own (T1 is in "T1
     * SE axial", not in "T1c"), else the one that has it anywhere. Empty where there is none; several where more than one
     * fits equally well.
     */
    private static List<Volume> find(List<Volume> study, String name, Collection<Volume> taken) {
        String wanted = name.toLowerCase(Locale.ROOT);
        Pattern words = Pattern.compile("(?<![\\p{L}0-9])" + Pattern.quote(wanted) + "(?![\\p{L}0-9])");
        List<Predicate<String>> fits =
                List.of(wanted::equals, text -> words.matcher(text).find(), text -> text.contains(wanted));
        for (Predicate<String> fit : fits) {
            List<Volume> found = study.stream()
                    .filter(volume -> taken.stream().noneMatch(other -> other == volume))
                    .filter(volume ->
                            fit.test(volume.first().seriesDescription().trim().toLowerCase(Locale.ROOT)))
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }
}
