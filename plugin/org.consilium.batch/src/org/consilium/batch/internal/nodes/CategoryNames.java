// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.nodes;

import java.util.Map;
import java.util.StringJoiner;

/** Turns the path of a category into names to read. */
final class CategoryNames {
    private CategoryNames() {}

    /**
     * @param path as {@code /community/consilium/io}
     * @param names names of categories, by path
     * @return as {@code Community / Consilium / IO}; a category without name shows its id
     */
    static String of(String path, Map<String, String> names) {
        StringJoiner readable = new StringJoiner(" / ");
        StringBuilder walked = new StringBuilder();
        for (String id : path.split("/")) {
            if (!id.isEmpty()) {
                walked.append('/').append(id);
                String name = names.get(walked.toString());
                readable.add(name == null ? Character.toUpperCase(id.charAt(0)) + id.substring(1) : name);
            }
        }
        return readable.length() == 0 ? "/" : readable.toString();
    }
}
