// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileLocationTest {

    @ParameterizedTest
    @CsvSource({
        "LOCAL, '', /a/b c, /a/b c",
        "CUSTOM_URL, 5000, file:/a/b%20c, file:/a/b%20c",
        "RELATIVE, knime.workflow, data/b c, knime://knime.workflow/data/b%20c",
        "RELATIVE, knime.workflow.data, /ä, knime://knime.workflow/data/%C3%A4",
        "RELATIVE, knime.mountpoint, x, knime://knime.mountpoint/x",
        "RELATIVE, knime.space, x, knime://knime.space/x",
        "RELATIVE, knime.workflow, ../x, knime://knime.workflow/../x",
        "MOUNTPOINT, LOCAL, a\\b, knime://LOCAL/a/b"
    })
    void placesHaveAnAddress(String category, String specifier, String path, String address) throws IOException {
        assertEquals(address, new FileLocation(category, specifier, path).address("Row 1"));
    }

    @Test
    void placesOfOtherNodesAreRefusedWithAWayAround() {
        for (String category : new String[] {"CONNECTED", "HUB_SPACE", "SOMETHING"}) {
            FileLocation location = new FileLocation(category, "s", "DOE");
            String message = assertThrows(IOException.class, () -> location.address("Row 1"))
                    .getMessage();
            assertTrue(message.startsWith("Row 1 lies in ") && message.contains("Transfer Files"), message);
            assertTrue(!message.contains("DOE"), message);
        }
    }
}
