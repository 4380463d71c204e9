// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.conformance;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** A type of the signature lists: its supertypes and its members, all erased, names with dots and dollar signs. */
final class ListedType {
    private final String name;
    private final Set<String> supertypes = new LinkedHashSet<>();
    private final Set<String> members = new HashSet<>();

    ListedType(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    Set<String> supertypes() {
        return supertypes;
    }

    /** Returns members as name and descriptor, {@code close()V}; a field has a colon between them. */
    Set<String> members() {
        return members;
    }
}
