// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which attributions tell the raters of a study apart, in each of its series. Pure: it looks at nothing but what the parts
 * say.
 *
 * @param by the attributions that make up a rater's id, in their order; at least one
 * @param labels whether labels may name raters; then each part is told apart, else only files and observers
 */
record RaterTraits(List<Attribution> by, boolean labels) {
    /**
     * Finds them: persons and their readings first, as many of them as are needed; where these all say the same, the
     * first of label, content label, file name, folder name and path that tells all apart. One decision holds for all
     * series, so that an id means the same on each.
     *
     * @param series the parts of each series
     */
    static RaterTraits of(List<List<AnnotatedPart>> series, boolean labels) {
        List<List<AnnotatedPart>> units = series.stream()
                .filter(parts -> !parts.isEmpty())
                .map(parts -> units(parts, labels))
                .toList();
        List<Attribution> personal = new ArrayList<>();
        List<Attribution> others = new ArrayList<>();
        for (Attribution attribution : Attribution.values()) {
            boolean said = series.stream().flatMap(List::stream).noneMatch(part -> part.by(attribution)
                    .isEmpty());
            if (said && (labels || attribution != Attribution.LABEL)) {
                (attribution.personal() ? personal : others).add(attribution);
            }
        }
        return new RaterTraits(List.copyOf(chosen(units, personal, others)), labels);
    }

    private static List<Attribution> chosen(
            List<List<AnnotatedPart>> units, List<Attribution> personal, List<Attribution> others) {
        List<Attribution> who = needed(units, personal);
        if (!who.isEmpty()) {
            boolean nameless = !who.contains(Attribution.CREATOR) && !who.contains(Attribution.OBSERVER);
            if (nameless && personal.get(0) != Attribution.SESSION) {
                who.add(0, personal.get(0));
            }
            return who;
        }
        long all = units.stream().mapToLong(List::size).sum();
        if (all > units.size()) {
            for (Attribution one : others) {
                if (distinct(units, List.of(one)) == all) {
                    return List.of(one);
                }
            }
            List<Attribution> several = needed(units, others);
            if (!several.isEmpty()) {
                return several;
            }
        }
        List<Attribution> any = new ArrayList<>(personal);
        any.remove(Attribution.SESSION);
        others.remove(Attribution.LABEL);
        any.addAll(others);
        return List.of(any.get(0));
    }

    /** Parts of one series that would be one rater's though nothing says that they are; empty where there are none. */
    List<AnnotatedPart> clash(List<AnnotatedPart> parts) {
        Map<List<String>, List<AnnotatedPart>> ids = units(parts, labels).stream()
                .collect(Collectors.groupingBy(
                        unit -> values(unit, by), LinkedHashMap::new, Collectors.toCollection(ArrayList::new)));
        return ids.values().stream().filter(same -> same.size() > 1).findFirst().orElse(new ArrayList<>());
    }

    /** What the attributions say of a part. */
    static List<String> values(AnnotatedPart part, Collection<Attribution> by) {
        return by.stream().map(part::by).toList();
    }

    /** Each attribution that tells more apart than those before it. */
    private static List<Attribution> needed(List<List<AnnotatedPart>> units, List<Attribution> from) {
        List<Attribution> needed = new ArrayList<>();
        long apart = units.size();
        for (Attribution next : from) {
            List<Attribution> more = new ArrayList<>(needed);
            more.add(next);
            long count = distinct(units, more);
            if (count > apart) {
                needed = more;
                apart = count;
            }
        }
        return needed;
    }

    /** Number of ids, series by series. */
    private static long distinct(List<List<AnnotatedPart>> units, List<Attribution> by) {
        return units.stream()
                .mapToLong(some ->
                        some.stream().map(unit -> values(unit, by)).distinct().count())
                .sum();
    }

    private static List<AnnotatedPart> units(List<AnnotatedPart> parts, boolean labels) {
        if (labels) {
            return parts;
        }
        TreeSet<String> seen = new TreeSet<>();
        return parts.stream()
                .filter(part -> seen.add(part.file().number() + " " + part.by(Attribution.OBSERVER)))
                .toList();
    }
}
