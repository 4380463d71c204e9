// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.pytorch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A processor on which PyTorch computes wrongly is found before anything is computed on it. */
final class SelfCheckTest {

    /** What oneDNN did: wrong where the channels do not fill a block, right elsewhere. */
    private static PlainKernels wrongWherePadded(AtomicBoolean oneDnn) {
        return new PlainKernels(
                convolved -> {
                    if (oneDnn.get() && convolved.size().in() % 16 != 0) {
                        convolved.results()[0][7] += 1.5f;
                    }
                },
                product -> {});
    }

    @Test
    void theReferenceIsTheDefinition() {
        // one image of one channel, 2x2, and one kernel, by hand
        double[][] results = SelfCheck.convolution(
                new SelfCheck.Size(1, 1, 1, 2),
                new float[] {1, 2, 3, 4},
                new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9},
                new float[] {1, 0, 0, 10});
        assertArrayEquals(new double[] {77, 67, 47, 37}, results[0]);
        assertArrayEquals(new double[] {5 + 10 * 1, 6 + 10 * 2, 8 + 10 * 4, 9 + 10 * 5}, results[1]);
        assertArrayEquals(new double[] {10, 20, 0, 30, 1 + 40, 2, 0, 3, 4}, results[2]);
    }

    @Test
    void rightKernelsPass() {
        assertTrue(SelfCheck.passes(PlainKernels.right()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void oneWrongNumberIsFound(int which) {
        assertFalse(SelfCheck.passes(
                new PlainKernels(convolved -> convolved.results()[which][11] += 0.01f, product -> {})));
        assertFalse(SelfCheck.passes(
                new PlainKernels(convolved -> convolved.results()[which][11] = Float.NaN, product -> {})));
    }

    @Test
    void aWrongProductIsFound() {
        assertFalse(SelfCheck.passes(new PlainKernels(convolved -> {}, product -> product[40] = -product[40])));
    }

    @Test
    void oneDnnIsSwitchedOffWhereItIsWrongAndTheUserIsTold() {
        AtomicBoolean oneDnn = new AtomicBoolean(true);
        List<String> warnings = new ArrayList<>();
        assertFalse(EngineStart.settle(ArithmeticMode.FASTEST, wrongWherePadded(oneDnn), oneDnn::set, warnings));
        assertFalse(oneDnn.get());
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).startsWith("oneDNN"), warnings.get(0));
    }

    @Test
    void oneDnnStaysWhereItIsRight() {
        AtomicBoolean oneDnn = new AtomicBoolean();
        List<String> warnings = new ArrayList<>();
        assertTrue(EngineStart.settle(ArithmeticMode.FASTEST, PlainKernels.right(), oneDnn::set, warnings));
        assertTrue(oneDnn.get());
        assertEquals(List.of(), warnings);
    }

    @Test
    void reproducibleArithmeticLeavesOneDnnAlone() {
        AtomicBoolean oneDnn = new AtomicBoolean(true);
        List<String> warnings = new ArrayList<>();
        assertFalse(EngineStart.settle(ArithmeticMode.REPRODUCIBLE, wrongWherePadded(oneDnn), oneDnn::set, warnings));
        assertFalse(oneDnn.get());
        assertEquals(List.of(), warnings);
    }

    @Test
    void wrongWithoutOneDnnIsRefused() {
        PlainKernels wrong = new PlainKernels(convolved -> convolved.results()[1][0] += 1, product -> {});
        for (ArithmeticMode mode : ArithmeticMode.values()) {
            IllegalStateException refusal = assertThrows(
                    IllegalStateException.class, () -> EngineStart.settle(mode, wrong, used -> {}, new ArrayList<>()));
            assertTrue(refusal.getMessage().contains("computes wrongly"), refusal.getMessage());
        }
    }

    @Test
    void wrongWithoutSwitchesIsRefused() {
        assertThrows(
                IllegalStateException.class,
                () -> EngineStart.settle(
                        ArithmeticMode.REPRODUCIBLE,
                        wrongWherePadded(new AtomicBoolean(true)),
                        null,
                        new ArrayList<>()));
    }

    @Test
    void thisMachinePasses() {
        assertTrue(SelfCheck.passes(new TorchKernels(PyTorch.engine())));
        Arithmetic arithmetic = PyTorch.arithmetic();
        assertEquals(ArithmeticMode.chosen(), arithmetic.mode());
        if (arithmetic.mode() == ArithmeticMode.REPRODUCIBLE) {
            assertFalse(arithmetic.oneDnn());
            assertEquals(List.of(), arithmetic.warnings());
        }
    }
}
