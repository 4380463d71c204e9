// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class NamedTensorsTest {

    @Test
    void tellsWhatItHolds() {
        try (NamedTensors tensors = Tensors.sample(1)) {
            assertEquals(List.of("a", "b"), List.copyOf(tensors.names()));
            assertEquals(6 * 4 + 5, tensors.bytes());
            assertEquals(Device.cpu(), tensors.device());
            assertTrue(tensors.has("a"));
            assertFalse(tensors.has("c"));
            assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, tensors.get("a").toFloatArray());
            assertEquals(
                    new TensorInfo(DataType.UINT8, new Shape(5)),
                    tensors.layout().tensors().get("b"));
            String message = assertThrows(NoSuchElementException.class, () -> tensors.get("c"))
                    .getMessage();
            assertEquals("There is no tensor 'c'; there are a, b.", message);
            assertThrows(
                    UnsupportedOperationException.class, () -> tensors.asMap().clear());
        }
    }

    @Test
    void closingFreesTheTensorsAndHappensOnce() {
        NamedTensors tensors = Tensors.sample(1);
        NDArray tensor = tensors.get("a");
        tensors.close();
        tensors.close();
        assertFalse(tensors.isOpen());
        assertThrows(IllegalStateException.class, tensor::toFloatArray);
        assertThrows(IllegalStateException.class, () -> tensors.get("a"));
        assertEquals(29, tensors.bytes());
    }

    @Test
    void takesTensorsOverFromAnotherManager() {
        NDManager other = Tensors.manager();
        NDManager owner = Tensors.manager();
        NDArray tensor = other.ones(new Shape(3));
        try (NamedTensors tensors = new NamedTensors(owner, Map.of("x", tensor))) {
            other.close();
            assertSame(owner, tensors.get("x").getManager());
            assertArrayEquals(new float[] {1, 1, 1}, tensors.get("x").toFloatArray());
        }
    }

    @Test
    void survivesTheScopeOfItsMaker() {
        NDManager owner = Tensors.manager();
        NamedTensors tensors;
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            tensors =
                    new NamedTensors(owner, Map.of("x", owner.ones(new Shape(2)).add(owner.ones(new Shape(2)))));
        }
        assertArrayEquals(new float[] {2, 2}, tensors.get("x").toFloatArray());
        tensors.close();
    }

    @Test
    void layoutsSayWhereTheyDiffer() {
        TensorInfo two = new TensorInfo(DataType.FLOAT32, new Shape(2));
        TensorInfo three = new TensorInfo(DataType.FLOAT32, new Shape(3));
        TensorLayout expected = new TensorLayout(Map.of("x", two));
        assertEquals("", new TensorLayout(Map.of("x", two)).differenceFrom(expected));
        assertEquals("'x' is missing", new TensorLayout(Map.of()).differenceFrom(expected));
        assertEquals(
                "'x' is float32(3) where float32(2) was expected",
                new TensorLayout(Map.of("x", three)).differenceFrom(expected));
        assertEquals("'y' was not expected", new TensorLayout(Map.of("x", two, "y", two)).differenceFrom(expected));
        assertEquals(8, expected.bytes());
    }
}
