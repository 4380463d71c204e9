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
 * Which attributions tell the raters of a series apart. Pure: it looks at nothing but what the parts say.
 *
 * @param by the attributions that make up a rater's id, in their order; at least one
 * @param clash parts that would be one rater's though they are of several files: nothing personal tells them apart; empty
 *     where there is none
 */
record RaterTraits(List<Attribution> by, List<AnnotatedPart> clash) {
    /**
     * Finds them: persons and their readings first, as many of them as are needed; where these all say the same, the
     * first of label, content label, file name, folder name and path that tells all apart.
     *
     * @param labels whether labels may name raters; then each part is told apart, else only files and observers
     */
    static RaterTraits of(List<AnnotatedPart> parts, boolean labels) {
        List<AnnotatedPart> units = units(parts, labels);
        List<Attribution> personal = new ArrayList<>();
        List<Attribution> others = new ArrayList<>();
        for (Attribution attribution : Attribution.values()) {
            boolean said = parts.stream().noneMatch(part -> part.by(attribution).isEmpty());
            if (said && (labels || attribution != Attribution.LABEL)) {
                (attribution.personal() ? personal : others).add(attribution);
            }
        }
        List<Attribution> who = needed(units, personal);
        if (!who.isEmpty()) {
            boolean nameless = !who.contains(Attribution.CREATOR) && !who.contains(Attribution.OBSERVER);
            if (nameless && personal.get(0) != Attribution.SESSION) {
                who.add(0, personal.get(0));
            }
            return new RaterTraits(List.copyOf(who), clash(units, who));
        }
        if (units.size() > 1) {
            for (Attribution one : others) {
                if (distinct(units, List.of(one)) == units.size()) {
                    return new RaterTraits(List.of(one), List.of());
                }
            }
            List<Attribution> several = needed(units, others);
            if (!several.isEmpty()) {
                return new RaterTraits(List.copyOf(several), clash(units, several));
            }
        }
        List<Attribution> any = new ArrayList<>(personal);
        any.remove(Attribution.SESSION);
        others.remove(Attribution.LABEL);
        any.addAll(others);
        return new RaterTraits(List.of(any.get(0)), units.size() > 1 ? units : List.of());
    }

    /** What the attributions say of a part. */
    static List<String> values(AnnotatedPart part, Collection<Attribution> by) {
        return by.stream().map(part::by).toList();
    }

    /** Each attribution that tells more apart than those before it. */
    private static List<Attribution> needed(List<AnnotatedPart> units, List<Attribution> from) {
        List<Attribution> needed = new ArrayList<>();
        long apart = 1;
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

    private static long distinct(List<AnnotatedPart> units, List<Attribution> by) {
        return units.stream().map(unit -> values(unit, by)).distinct().count();
    }

    /** The first parts of one id. */
    private static List<AnnotatedPart> clash(List<AnnotatedPart> units, List<Attribution> by) {
        Map<List<String>, List<AnnotatedPart>> ids = units.stream()
                .collect(Collectors.groupingBy(
                        unit -> values(unit, by), LinkedHashMap::new, Collectors.toCollection(ArrayList::new)));
        return ids.values().stream().filter(same -> same.size() > 1).findFirst().orElse(new ArrayList<>());
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
