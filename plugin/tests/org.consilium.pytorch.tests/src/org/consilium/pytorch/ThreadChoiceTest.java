// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadChoiceTest {

    private static final Map<String, String> NOTHING = Map.of();

    @Test
    void isOneUnlessSomebodySaysOtherwise() {
        assertEquals(1, chosen(NOTHING, NOTHING));
        assertEquals(1, chosen(Map.of("consilium.threads", " "), Map.of("OMP_NUM_THREADS", "")));
    }

    @Test
    void theFirstPlaceCounts() {
        Map<String, String> properties = Map.of("consilium.threads", "2", "ai.djl.pytorch.num_threads", "4");
        Map<String, String> environment = Map.of("CONSILIUM_THREADS", "3", "OMP_NUM_THREADS", "5,2");
        assertEquals(2, chosen(properties, environment));
        assertEquals(3, chosen(NOTHING, environment));
        assertEquals(4, chosen(Map.of("ai.djl.pytorch.num_threads", "4"), Map.of("OMP_NUM_THREADS", "5,2")));
        assertEquals(5, chosen(NOTHING, Map.of("OMP_NUM_THREADS", "5,2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many", "1.5", "1025", "99999999999", "\u0663"})
    void whatIsNoNumberOfThreadsIsRefusedByTheNameOfItsPlace(String value) {
        IllegalStateException refusal =
                assertThrows(IllegalStateException.class, () -> chosen(NOTHING, Map.of("CONSILIUM_THREADS", value)));
        assertTrue(refusal.getMessage().startsWith("CONSILIUM_THREADS is '" + value + "'"), refusal.getMessage());
    }

    private static int chosen(Map<String, String> properties, Map<String, String> environment) {
        return ThreadChoice.chosen(properties::get, environment::get);
    }
}
