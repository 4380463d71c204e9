// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.table;

import java.util.SortedMap;
import java.util.TreeMap;

/** A factory whose node has tables at output ports: what docs/tables.md and {@code tables.json} say of them. */
public interface GivesTables {

    /**
     * The tables by the number of their port, counted from 1. Where the settings decide which columns there are, all that
     * may be.
     */
    SortedMap<Integer, Table> tables();

    /** The tables of neighbouring ports. */
    static SortedMap<Integer, Table> from(int firstPort, Table... tables) {
        SortedMap<Integer, Table> byPort = new TreeMap<>();
        for (Table table : tables) {
            byPort.put(firstPort + byPort.size(), table);
        }
        return byPort;
    }
}
