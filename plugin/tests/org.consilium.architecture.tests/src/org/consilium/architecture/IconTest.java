// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.architecture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Beside every node that plugin.xml registers lie the icons of the icons folder that bear its name, 16x16. */
class IconTest {

    private static final int PNG_WIDTH_OFFSET = 16;
    private static final Pattern FACTORY = Pattern.compile("factory-class=\"([\\w.]+)Factory\"");

    static List<String> nodes() throws IOException {
        String plugin = Files.readString(Checkout.bundle("org.consilium.knime").resolve("plugin.xml"));
        List<String> nodes =
                FACTORY.matcher(plugin).results().map(match -> match.group(1)).toList();
        assertFalse(nodes.isEmpty(), "plugin.xml registers nodes");
        return nodes;
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void theNodeShowsTheDrawnIcon(String node) throws IOException {
        Path source = Checkout.bundle("org.consilium.knime").resolve("src").resolve(node.replace('.', '/'));
        Path beside = source.getParent();
        Path icons = Checkout.root().resolve("icons");
        String drawing = source.getFileName()
                .toString()
                .replaceAll("(?<=.)([A-Z])", "-$1")
                .toLowerCase(Locale.ROOT);
        for (String kind : List.of("svg", "png")) {
            assertArrayEquals(
                    Files.readAllBytes(icons.resolve(drawing + "." + kind)),
                    Files.readAllBytes(beside.resolve("icon." + kind)),
                    node + " icon." + kind);
        }
        ByteBuffer png = ByteBuffer.wrap(Files.readAllBytes(beside.resolve("icon.png")));
        assertEquals(16, png.getInt(PNG_WIDTH_OFFSET), "width");
        assertEquals(16, png.getInt(PNG_WIDTH_OFFSET + Integer.BYTES), "height");
    }
}
