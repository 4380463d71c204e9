// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever happens while native memory is filled, nobody is left with it by accident. */
class ArenaTest {

    @Test
    void whatIsNotHandedOverIsFreed() {
        NDArray made;
        try (Arena arena = Arena.on(Device.cpu())) {
            made = arena.manager().ones(new Shape(2));
        }
        assertThrows(IllegalStateException.class, made::toFloatArray);
    }

    @Test
    void whatIsHandedOverOutlivesItsMaker() {
        NamedTensors given;
        try (Arena arena = Arena.on(Device.cpu())) {
            given = arena.handOver(Map.of("x", arena.manager().ones(new Shape(2))));
            assertThrows(IllegalStateException.class, arena::manager);
        }
        assertEquals(1, given.get("x").toFloatArray()[1]);
        given.close();
    }

    @Test
    void anErrorFreesWhatWasMade() {
        List<NDArray> made = new ArrayList<>();
        try (LeakWatch.Recording recording = LeakWatch.shared().record();
                Arena parent = Arena.on(Device.cpu())) {
            OutOfMemoryError error = new OutOfMemoryError();
            assertSame(
                    error,
                    assertThrows(
                            OutOfMemoryError.class,
                            () -> Arena.within(parent.manager(), manager -> {
                                made.add(manager.ones(new Shape(2)));
                                throw error;
                            })));
            assertEquals(1, recording.open().size(), "the parent alone is open");
            assertThrows(IllegalStateException.class, made.get(0)::toFloatArray);
        }
    }

    @Test
    void aHandOverThatFailsFrees() {
        NDManager manager;
        try (LeakWatch.Recording recording = LeakWatch.shared().record()) {
            try (Arena arena = Arena.on(Device.cpu())) {
                manager = arena.manager();
                Map<String, NDArray> missing = new HashMap<>();
                missing.put("x", null);
                assertThrows(NullPointerException.class, () -> arena.handOver(missing));
                assertTrue(manager.isOpen());
            }
            assertFalse(manager.isOpen());
            assertEquals(List.of(), recording.open());
        }
    }

    @Test
    void memoryBesideAnotherOutlivesItAndMemoryWithinDoesNot() {
        Arena first = Arena.on(Device.cpu());
        Arena beside = Arena.beside(first.manager());
        Arena within = Arena.within(first.manager());
        first.close();
        assertTrue(beside.manager().isOpen());
        assertFalse(within.manager().isOpen());
        within.close();
        beside.close();
        beside.close();
    }

    @Test
    void whatIsHeldIsClosedUnlessItIsHandedOver() {
        NamedTensors kept;
        NamedTensors lost;
        try (Held<NamedTensors> one = Held.of(Tensors.sample(0));
                Held<NamedTensors> other = Held.of(Tensors.sample(0))) {
            lost = one.get();
            kept = other.handOver();
        }
        assertFalse(lost.isOpen());
        assertTrue(kept.isOpen());
        kept.close();
    }
}
