// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.tree.ClassNode;

/** The extension refers to nothing of the real platforms that is not in the lists, so that it runs there too. */
class ProductionConformanceTest {
    @Test
    void everyReferenceIsListed() throws IOException {
        List<ClassNode> production = ClassFolders.read(ClassFolders.production());
        assertFalse(production.isEmpty(), "there are no compiled classes to look at");
        Platform platform = new Platform(Signatures.load(), ClassFolders.read(ClassFolders.standIns()));
        assertEquals("", String.join("\n", offenders(production, platform)));
    }

    static TreeSet<String> offenders(List<ClassNode> classes, Platform platform) {
        TreeSet<String> result = new TreeSet<>();
        for (ClassNode node : classes) {
            String user = Platform.dots(node.name);
            References references = References.of(node);
            references.types().stream()
                    .filter(type -> !platform.hasType(type))
                    .forEach(type -> result.add(user + " uses " + type + ", which is in no list"));
            references.members().stream()
                    .filter(member -> platform.hasType(member.owner()))
                    .filter(member -> !platform.hasMember(member.owner(), member.signature()))
                    .filter(member -> !(member.isConstructor() && !platform.hasConstructor(member.owner())))
                    .forEach(member -> result.add(
                            user + " uses " + member.owner() + "." + member.signature() + ", which is in no list"));
        }
        return result;
    }
}
