// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.architecture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The icons beside the nodes are those of the icons folder, 16x16. */
class IconTest {

    private static final int PNG_WIDTH_OFFSET = 16;

    @ParameterizedTest
    @CsvSource({
        "phantom, phantom-study-writer",
        "dicom, dicom-reader",
        "images, rater-image-reader",
        "partition, case-partitioner",
        "train, harmonizer-train",
        "personalize, prompt-personalize",
        "sampler, probabilistic-sampler",
        "evaluator, ged-evaluator",
        "model/writer, model-writer",
        "model/reader, model-reader",
        "inspector, tensor-inspector"
    })
    void theNodeShowsTheDrawnIcon(String node, String drawing) throws IOException {
        Path beside = Checkout.bundle("org.consilium.knime").resolve("src/org/consilium/knime/" + node);
        Path icons = Checkout.root().resolve("icons");
        for (String kind : new String[] {"svg", "png"}) {
            assertArrayEquals(
                    Files.readAllBytes(icons.resolve(drawing + "." + kind)),
                    Files.readAllBytes(beside.resolve("icon." + kind)),
                    node + "/icon." + kind);
        }
        ByteBuffer png = ByteBuffer.wrap(Files.readAllBytes(beside.resolve("icon.png")));
        assertEquals(16, png.getInt(PNG_WIDTH_OFFSET), "width");
        assertEquals(16, png.getInt(PNG_WIDTH_OFFSET + Integer.BYTES), "height");
    }
}
