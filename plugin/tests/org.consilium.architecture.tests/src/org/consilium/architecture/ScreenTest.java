// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * KNIME's batch executor has no screen: what draws on one stands in one package, so that no model, port or serializer brings it
 * in. JComponent is named by KNIME's API itself.
 */
class ScreenTest {

    private static final String DRAWING = "page/swing";

    @Test
    void onlyOnePackageKnowsWindows() throws IOException {
        TreeSet<String> users = new TreeSet<>();
        boolean drawing = false;
        for (String bundle : Bundles.product()) {
            for (Path file : Bundles.classes(bundle)) {
                boolean allowed = file.toString().replace('\\', '/').contains(DRAWING);
                drawing |= allowed;
                TypeReferences.of(file).stream()
                        .filter(type -> type.startsWith("java.awt.") || type.startsWith("javax.swing."))
                        .filter(type -> !allowed && !type.equals("javax.swing.JComponent"))
                        .filter(type -> !type.startsWith("java.awt.image."))
                        .forEach(type -> users.add(file.getFileName() + " names " + type));
            }
        }
        assertTrue(drawing, "nothing stands in " + DRAWING);
        assertEquals(new TreeSet<>(), users);
    }
}
