// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.conformance;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.tree.ClassNode;

/**
 * What the real platforms have, as far as it is known: what the lists say, and what follows from it. A type that is
 * only named has the members that all who know it can see: those of the JDK's types above it, and those that a listed
 * subtype lists.
 */
final class Platform {
    private final Signatures signatures;
    private final Map<String, Set<String>> supertypes = new HashMap<>();

    /**
     * @param signatures the lists
     * @param standIns classes that tell the supertypes of types which the lists only name
     */
    Platform(Signatures signatures, List<ClassNode> standIns) {
        this.signatures = signatures;
        for (ClassNode node : standIns) {
            Set<String> above = new LinkedHashSet<>();
            if (node.superName != null) {
                above.add(dots(node.superName));
            }
            node.interfaces.forEach(type -> above.add(dots(type)));
            supertypes.put(dots(node.name), above);
        }
    }

    static String dots(String internalName) {
        return internalName.replace('/', '.');
    }

    boolean hasType(String type) {
        return signatures.names(type);
    }

    /** Says whether any constructor of a type is known. */
    boolean hasConstructor(String type) {
        ListedType listed = signatures.type(type);
        return listed != null && listed.members().stream().anyMatch(member -> member.startsWith("<init>"));
    }

    /** Says whether a member, as name and descriptor, can be seen in a type. */
    boolean hasMember(String type, String member) {
        boolean constructor = member.startsWith("<init>");
        for (String candidate : constructor ? Set.of(type) : above(type)) {
            ListedType listed = signatures.type(candidate);
            if (listed != null && listed.members().contains(member)
                    || !constructor && JavaTypes.declares(candidate, member)) {
                return true;
            }
        }
        return !constructor && signatures.type(type) == null && listedBelow(type, member);
    }

    private boolean listedBelow(String type, String member) {
        return supertypes.keySet().stream()
                .filter(candidate -> signatures.type(candidate) != null)
                .filter(candidate -> signatures.type(candidate).members().contains(member))
                .anyMatch(candidate -> above(candidate).contains(type));
    }

    /** Returns a type and all above it. */
    private Set<String> above(String type) {
        Set<String> result = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(type, "java.lang.Object"));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (!result.add(next)) {
                continue;
            }
            open.addAll(supertypes.getOrDefault(next, Set.of()));
            ListedType listed = signatures.type(next);
            if (listed != null) {
                open.addAll(listed.supertypes());
            }
            Class<?> java = JavaTypes.find(next);
            if (java != null) {
                if (java.getSuperclass() != null) {
                    open.add(java.getSuperclass().getName());
                }
                for (Class<?> parent : java.getInterfaces()) {
                    open.add(parent.getName());
                }
            }
        }
        return result;
    }
}
