// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.selection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many members of each group are taken, by largest remainders: whole numbers next to the group's share. */
final class Quotas {

    private Quotas() {}

    /**
     * @param groups in the order that decides where remainders are equal
     * @param taken of all members together, at most as many as there are
     * @return for each group its share of {@code taken}, rounded down or up; together {@code taken}
     */
    static Map<String, Integer> of(Map<String, List<String>> groups, int taken) {
        long all = groups.values().stream().mapToLong(List::size).sum();
        Map<String, Integer> quotas = new HashMap<>();
        Map<String, Long> remainders = new HashMap<>();
        int left = taken;
        for (Map.Entry<String, List<String>> group : groups.entrySet()) {
            long share = (long) taken * group.getValue().size();
            quotas.put(group.getKey(), (int) (share / all));
            remainders.put(group.getKey(), share % all);
            left -= (int) (share / all);
        }
        List<String> order = new ArrayList<>(groups.keySet());
        order.sort(Comparator.comparing((String group) -> remainders.get(group)).reversed());
        order.subList(0, left).forEach(group -> quotas.merge(group, 1, Integer::sum));
        return quotas;
    }
}
