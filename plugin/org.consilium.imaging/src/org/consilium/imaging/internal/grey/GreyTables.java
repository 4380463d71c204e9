// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.grey;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.consilium.imaging.internal.voxels.Normaliser;

/** The tables that were used last: the slices of a series mostly share one. Any number of threads may use it. */
final class GreyTables {
    private static final int KEPT = 32;

    private final Map<Key, GreyTable> tables = new LinkedHashMap<>(16, 0.75f, true);

    /** All that a table depends on. */
    record Key(GreyValues rules, double slope, double intercept, Normaliser normaliser) {}

    GreyTable get(Key key, Supplier<GreyTable> maker) {
        synchronized (tables) {
            GreyTable found = tables.get(key);
            if (found != null) {
                return found;
            }
        }
        GreyTable made = maker.get();
        synchronized (tables) {
            tables.put(key, made);
            if (tables.size() > KEPT) {
                tables.remove(tables.keySet().iterator().next());
            }
        }
        return made;
    }
}
