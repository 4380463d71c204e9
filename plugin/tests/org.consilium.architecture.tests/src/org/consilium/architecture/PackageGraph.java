// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.architecture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which package of a bundle names which other, and through which classes. */
final class PackageGraph {

    /** How many classes are named for one arrow. */
    private static final int REASONS = 8;

    private final Map<String, Map<String, Set<String>>> arrows = new TreeMap<>();

    /** Notes that a class names another; both as binary names with dots. A class that names its own package adds nothing. */
    void add(String from, String to) {
        String here = packageOf(from);
        String there = packageOf(to);
        arrows.computeIfAbsent(here, name -> new TreeMap<>());
        if (!here.equals(there)) {
            arrows.get(here).computeIfAbsent(there, name -> new TreeSet<>()).add(simple(from) + " names " + simple(to));
        }
    }

    /**
     * One shortest circle for every arrow that lies on one, each circle once, short circles first.
     *
     * @return what to read in a failed build: the packages in order, and for each arrow some of the classes that make it
     */
    List<String> circles() {
        Map<Set<String>, String> found = new LinkedHashMap<>();
        for (String from : arrows.keySet()) {
            for (String to : arrows.get(from).keySet()) {
                List<String> back = shortestPath(to, from);
                if (!back.isEmpty()) {
                    found.putIfAbsent(new TreeSet<>(back), described(back));
                }
            }
        }
        return found.entrySet().stream()
                .sorted(Comparator.comparing(circle -> circle.getKey().size()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Packages from one to another, both included; empty where there is no way. */
    private List<String> shortestPath(String from, String to) {
        Map<String, String> before = new HashMap<>();
        Deque<String> next = new ArrayDeque<>(List.of(from));
        before.put(from, "");
        while (!next.isEmpty()) {
            String here = next.remove();
            if (here.equals(to)) {
                List<String> path = new ArrayList<>();
                for (String step = to; !step.isEmpty(); step = before.get(step)) {
                    path.add(0, step);
                }
                return path;
            }
            for (String there : arrows.getOrDefault(here, Map.of()).keySet()) {
                if (before.putIfAbsent(there, here) == null) {
                    next.add(there);
                }
            }
        }
        return List.of();
    }

    private String described(List<String> circle) {
        StringBuilder text = new StringBuilder("the packages ").append(String.join(" -> ", circle));
        text.append(" -> ").append(circle.get(0)).append(" form a circle:");
        for (int i = 0; i < circle.size(); i++) {
            String from = circle.get(i);
            String to = circle.get((i + 1) % circle.size());
            text.append("\n    ").append(from).append(" -> ").append(to).append(": ");
            Set<String> reasons = arrows.get(from).get(to);
            text.append(reasons.stream().limit(REASONS).collect(Collectors.joining(", ")));
            if (reasons.size() > REASONS) {
                text.append(" and ").append(reasons.size() - REASONS).append(" more");
            }
        }
        return text.toString();
    }

    static String packageOf(String type) {
        return type.substring(0, Math.max(0, type.lastIndexOf('.')));
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
