// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InnerClassNode;

/** A stand-in shows nothing that the real platform does not show. */
class StandInConformanceTest {
    private static final int VISIBLE = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

    @Test
    void everyVisibleTypeAndMemberIsListed() throws IOException {
        List<Path> folders = ClassFolders.standIns();
        assumeFalse(folders.isEmpty(), "this build has no stand-ins");
        List<ClassNode> classes = ClassFolders.read(folders);
        Platform platform = new Platform(Signatures.load(), classes);
        assertEquals("", String.join("\n", offenders(classes, platform)));
    }

    static List<String> offenders(List<ClassNode> classes, Platform platform) {
        Map<String, Integer> nested = new HashMap<>();
        for (ClassNode node : classes) {
            for (InnerClassNode inner : node.innerClasses) {
                nested.put(inner.name, inner.access);
            }
        }
        List<String> result = new ArrayList<>();
        for (ClassNode node : classes) {
            if (isVisible(node, nested) && !isInternal(node.name)) {
                check(node, platform, result);
            }
        }
        return result;
    }

    private static boolean isVisible(ClassNode node, Map<String, Integer> nested) {
        String name = node.name;
        int access = nested.getOrDefault(name, node.access);
        int dollar = name.lastIndexOf('$');
        while ((access & VISIBLE) != 0 && dollar > 0 && nested.containsKey(name)) {
            name = name.substring(0, dollar);
            dollar = name.lastIndexOf('$');
            if (nested.containsKey(name)) {
                access = nested.get(name);
            }
        }
        return (access & VISIBLE) != 0 && (node.access & Opcodes.ACC_SYNTHETIC) == 0;
    }

    private static boolean isInternal(String name) {
        return name.contains("/internal/");
    }

    private static void check(ClassNode node, Platform platform, List<String> result) {
        String type = Platform.dots(node.name);
        if (!platform.hasType(type)) {
            result.add("type " + type + " is in no list");
            return;
        }
        node.fields.stream()
                .filter(field -> isShown(field.access))
                .filter(field -> !platform.hasMember(type, field.name + ":" + field.desc))
                .forEach(field -> result.add("field " + type + "." + field.name + " " + field.desc + " is in no list"));
        node.methods.stream()
                .filter(method -> isShown(method.access))
                .filter(method -> !isForSubclassesOnly(method.name, method.access, type, platform))
                .filter(method -> !platform.hasMember(type, method.name + method.desc))
                .forEach(method -> result.add("method " + type + "." + method.name + method.desc + " is in no list"));
    }

    private static boolean isShown(int access) {
        return (access & VISIBLE) != 0 && (access & Opcodes.ACC_SYNTHETIC) == 0;
    }

    /** A class of which no constructor is known still needs one that its subclasses in other packages can call. */
    private static boolean isForSubclassesOnly(String name, int access, String type, Platform platform) {
        return name.equals("<init>") && (access & Opcodes.ACC_PROTECTED) != 0 && !platform.hasConstructor(type);
    }
}
