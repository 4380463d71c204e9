// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.masks;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consilium.imaging.table.TableFile;

/** The table that says which rater drew which file: comma or tab separated, columns {@code file} and {@code rater}. */
public final class RaterTable {
    private final Map<String, String> raters = new HashMap<>();

    private RaterTable() {}

    /** A table without lines. */
    public static RaterTable empty() {
        return new RaterTable();
    }

    /** Reads a table. */
    public static RaterTable read(String path) throws IOException {
        RaterTable table = new RaterTable();
        for (Map<String, String> line : TableFile.read(path, "table of raters", List.of("file", "rater"))) {
            table.raters.put(line.get("file").replace('\\', '/'), line.get("rater"));
        }
        return table;
    }

    /** The rater of a file, by its path below the folder or by its name alone; empty where it isn't listed. */
    public String rater(String name) {
        String byPath = raters.get(name);
        return byPath != null ? byPath : raters.getOrDefault(name.substring(name.lastIndexOf('/') + 1), "");
    }
}
