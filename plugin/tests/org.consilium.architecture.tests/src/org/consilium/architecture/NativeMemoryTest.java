// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Native memory is owned in one way: each door to it is one class. */
class NativeMemoryTest {

    private static final String TORCH = "org.consilium.pytorch.Torch";
    private static final String ARENA = "org.consilium.tensor.Arena";

    private record Found(String type, Path file) {

        /** The class that a person opens; nested ones belong to it. */
        static Found of(Path classes, Path file) {
            String name = classes.relativize(file).toString().replace('\\', '/').replace('/', '.');
            return new Found(name.replaceAll("(\\$.*)?\\.class$", ""), file);
        }
    }

    /** All classes of the bundles that touch tensors. */
    private static List<Found> production() throws IOException {
        List<Found> found = new ArrayList<>();
        for (String bundle : List.of(
                "org.consilium.pytorch", "org.consilium.tensor", "org.consilium.segmentation", "org.consilium.knime")) {
            Path classes = Checkout.bundle(bundle).resolve("target/classes");
            Checkout.files(classes, ".class").forEach(file -> found.add(Found.of(classes, file)));
        }
        return found;
    }

    private interface Names {
        Set<String> of(Path file) throws IOException;
    }

    private static Set<String> using(Names names, Predicate<String> what) throws IOException {
        Set<String> users = new TreeSet<>();
        for (Found found : production()) {
            if (names.of(found.file()).stream().anyMatch(what)) {
                users.add(found.type());
            }
        }
        return users;
    }

    @Test
    void oneClassNamesTheCallsBelowDjl() throws IOException {
        assertEquals(Set.of(TORCH), using(TypeReferences::of, type -> type.startsWith("ai.djl.pytorch.jni.")));
    }

    /** The check at the engine's start comes before there can be an arena. */
    @Test
    void oneClassAboveTheStartMakesManagers() throws IOException {
        assertEquals(
                Set.of(ARENA, "org.consilium.pytorch.TorchKernels"),
                using(MemberReferences::of, method -> method.matches(".*\\.new(Base|Sub)Manager\\(.*")));
    }

    @Test
    void whatIsHandedOnComesOutOfTheOneClass() throws IOException {
        assertEquals(
                Set.of(ARENA, "org.consilium.tensor.NamedTensors"),
                using(MemberReferences::of, method -> method.startsWith("org/consilium/tensor/NamedTensors.<init>(")));
    }

    /** Windows does not delete a file as long as it is mapped, and nobody can end a mapping. */
    @Test
    void nobodyMapsFiles() throws IOException {
        assertEquals(Set.of(), using(TypeReferences::of, "java.nio.MappedByteBuffer"::equals));
    }
}
