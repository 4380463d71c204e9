// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.selection;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consilium.ground.Count;
import org.consilium.segmentation.data.CaseInfo;

/**
 * How patients are grouped before they are drawn.
 *
 * @param kind the property
 * @param groups number of groups by size, at least 2
 * @param pattern a regular expression that is looked for in the id of a case; its first group, or all of it where it has no
 *     group, names the stratum
 */
public record Stratification(StratumKind kind, int groups, String pattern) {

    /** @throws IllegalArgumentException if the pattern is none, or there are fewer than two groups */
    public Stratification {
        if (kind == StratumKind.SIZE && groups < 2) {
            throw new IllegalArgumentException("Groups by size: " + groups + "; there must be at least 2.");
        }
        if (kind == StratumKind.PATTERN) {
            compiled(pattern);
        }
    }

    /** Whether the areas of the masks must be known. */
    public boolean needsAreas() {
        return kind == StratumKind.SIZE;
    }

    /** @param listed what the list says of each case, null if nothing; asked for {@link StratumKind#LIST} alone */
    public Strata of(List<CaseFacts> cases, List<String> listed) {
        List<CaseInfo> infos = cases.stream().map(CaseFacts::info).toList();
        return switch (kind) {
            case NONE -> Strata.none();
            case SCANNER ->
                Strata.ofValues(
                        infos, cases.stream().map(Stratification::scanner).toList());
            case MANUFACTURER ->
                Strata.ofValues(
                        infos, cases.stream().map(CaseFacts::manufacturer).toList());
            case MODEL ->
                Strata.ofValues(infos, cases.stream().map(CaseFacts::model).toList());
            case KERNEL ->
                Strata.ofValues(infos, cases.stream().map(CaseFacts::kernel).toList());
            case MODALITY ->
                Strata.ofValues(infos, cases.stream().map(CaseFacts::modality).toList());
            case RATERS -> raters(cases);
            case SIZE -> SizeStrata.of(cases, groups);
            case PATTERN -> pattern(infos);
            case LIST -> Strata.ofValues(infos, listed);
        };
    }

    private static String scanner(CaseFacts facts) {
        return Stream.of(facts.manufacturer(), facts.model(), facts.kernel())
                .filter(text -> !text.isBlank())
                .map(String::strip)
                .collect(Collectors.joining(" / "));
    }

    private static Strata raters(List<CaseFacts> cases) {
        Map<String, Set<String>> raters = new TreeMap<>();
        for (CaseFacts facts : cases) {
            raters.computeIfAbsent(facts.info().patient(), patient -> new HashSet<>())
                    .addAll(facts.raters());
        }
        Map<String, String> strata = new TreeMap<>();
        raters.forEach((patient, who) -> strata.put(patient, Count.of(who.size(), "rater")));
        return new Strata(strata);
    }

    private Strata pattern(List<CaseInfo> cases) {
        Pattern compiled = compiled(pattern);
        List<String> found = cases.stream()
                .map(info -> {
                    Matcher matcher = compiled.matcher(info.id());
                    return matcher.find() ? matcher.group(Math.min(1, matcher.groupCount())) : null;
                })
                .toList();
        if (found.stream().allMatch(site -> site == null || site.isEmpty())) {
            throw new IllegalArgumentException("The pattern '" + pattern + "' is found in the id of no case, such as '"
                    + cases.get(0).id() + "'. Correct it.");
        }
        return Strata.ofValues(cases, found);
    }

    private static Pattern compiled(String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "The pattern '" + pattern + "' is no regular expression: " + e.getDescription() + ".", e);
        }
    }
}
