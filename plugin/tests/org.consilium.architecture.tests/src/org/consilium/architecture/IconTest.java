// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.architecture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every registered node has its icon beside it, as KNIME draws it: 16x16, transparent, and the drawing it was made from. */
class IconTest {

    private static final Pattern FACTORY = Pattern.compile("factory-class=\"([\\w.]+)Factory\"");

    /** Names of the factories without "Factory". */
    static Stream<String> nodes() throws IOException {
        return FACTORY.matcher(
                        Files.readString(Checkout.bundle("org.consilium.knime").resolve("plugin.xml")))
                .results()
                .map(node -> node.group(1));
    }

    @Test
    void thereAreNodes() throws IOException {
        assertTrue(nodes().count() >= 13);
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void theNodeShowsTheDrawnIcon(String node) throws IOException {
        Path beside = Checkout.bundle("org.consilium.knime")
                .resolve("src/" + node.replace('.', '/'))
                .getParent();
        Path icons = Checkout.root().resolve("icons");
        String drawing = node.substring(node.lastIndexOf('.') + 1)
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
        for (String kind : new String[] {"svg", "png"}) {
            assertArrayEquals(
                    Files.readAllBytes(icons.resolve(drawing + "." + kind)),
                    Files.readAllBytes(beside.resolve("icon." + kind)),
                    node + "/icon." + kind);
        }
        BufferedImage icon = ImageIO.read(beside.resolve("icon.png").toFile());
        assertEquals(16, icon.getWidth(), "width");
        assertEquals(16, icon.getHeight(), "height");
        // KNIME draws the background: the corner lets it through, and something of the icon does not
        assertEquals(0, icon.getRGB(0, 0) >>> 24, "the corner is transparent");
        int[] all = icon.getRGB(0, 0, 16, 16, null, 0, 16);
        assertFalse(Arrays.stream(all).allMatch(pixel -> pixel >>> 24 == 0), "the icon is empty");
    }
}
