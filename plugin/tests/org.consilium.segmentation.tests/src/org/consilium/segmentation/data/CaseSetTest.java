// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.Synthetic;
import org.consilium.tensor.NamedTensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseSetTest {

    /** Two cases of 4x6 pixels and three raters, but for one tensor. */
    @ParameterizedTest
    @CsvSource({
        "images, 3x1x4x6",
        "images, 2x4x6",
        "masks, 2x2x4x6",
        "masks, 3x3x4x6",
        "masks, 2x3x6x4",
        "masks, 2x3x4x7",
        "present, 2x2",
        "present, 3x3"
    })
    void tensorsThatDoNotBelongTogether(String name, String wrong) {
        List<CaseInfo> cases = List.of(info("a"), info("b"));
        try (NDManager manager = PyTorch.engine().newBaseManager()) {
            NamedTensors tensors = new NamedTensors(
                    manager,
                    Map.of(
                            "images", zeros(manager, "images", "2x1x4x6", name, wrong),
                            "masks", zeros(manager, "masks", "2x3x4x6", name, wrong),
                            "present", zeros(manager, "present", "2x3", name, wrong)));
            String message = assertThrows(
                            IllegalArgumentException.class, () -> new CaseSet(List.of("A", "B", "C"), cases, tensors))
                    .getMessage();
            assertTrue(message.contains("'" + name + "'") && message.contains("2 cases of 3 raters"), message);
        }
    }

    private static NDArray zeros(NDManager manager, String name, String right, String changed, String wrong) {
        String[] sizes = (name.equals(changed) ? wrong : right).split("x");
        long[] shape = new long[sizes.length];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = Long.parseLong(sizes[i]);
        }
        return manager.zeros(new Shape(shape), name.equals("images") ? DataType.FLOAT32 : DataType.UINT8);
    }

    private static CaseInfo info(String id) {
        return new CaseInfo(id, "p", id, 0, 1, 1);
    }

    /** Of four cases and three raters, rater i mod 3 has not seen case i, and nobody case 1. */
    @Test
    void whoHasSeenACase() {
        try (Synthetic gaps = Synthetic.of(4, 3, 32, 32, true);
                Synthetic all = Synthetic.of(4, 3, 32, 32)) {
            PaddedCases some = new PaddedCases(gaps.cases(), 32);
            assertFalse(some.complete());
            assertTrue(some.unseen(1));
            assertFalse(some.unseen(0));
            assertFalse(some.isSeenBy(0, 0));
            assertTrue(some.isSeenBy(0, 1));
            assertFalse(some.isSeenBy(1, 2));
            assertTrue(new PaddedCases(all.cases(), 32).complete());
        }
    }

    @Test
    void aCaseAloneIsAVolumeOfItsOwn() {
        CaseInfo slice = new CaseInfo("a", "p", "v", 3, 1, 2, "key", "volume key");
        assertEquals(new CaseInfo("a", "p", "a", 3, 1, 2, "key", "key"), slice.alone());
    }

    /** By the smallest key of the patient's cases, whatever the order of the file. */
    @Test
    void patientsAreOrderedByTheirSmallestKey() {
        List<CaseInfo> cases = List.of(
                keyed("1", "first", "d"),
                keyed("2", "second", "c"),
                keyed("3", "first", "a"),
                keyed("4", "third", "b"));
        CaseOrder order = CaseOrder.of(cases);
        assertEquals(List.of("first", "third", "second"), order.patients());
        assertEquals(List.of(2, 3, 1, 0), order.indices());
    }

    private static CaseInfo keyed(String id, String patient, String key) {
        return new CaseInfo(id, patient, "v", 0, 1, 1, key, key);
    }
}
