// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.consilium.pytorch.PyTorch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** The rule of {@link Precision} lets another order of summation pass, and no wrong number of any golden tensor. */
class PrecisionTest {

    /** Below this share of the largest gradient of its case a gradient is zero in theory: what is stored is rounding. */
    private static final double ZERO_IN_THEORY = 1e-6;
    /** Below this share float32 cannot tell a factor of 1.001 from what cancels; float64 can. */
    private static final double BLURRED = 2e-3;

    private record Tensor(Golden golden, String role, String name, double[] values) {

        boolean isBelow(double share) {
            double all = 0;
            for (String other : golden.names(role)) {
                all = Math.max(all, golden.largest(role, other));
            }
            return golden.largest(role, name) <= share * all;
        }

        void assertClose(double[] changed) {
            golden.assertClose(role, name, changed);
        }
    }

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = PyTorch.engine().newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private List<Tensor> tensors(Precision precision) {
        List<Tensor> tensors = new ArrayList<>();
        for (String name : Golden.all()) {
            Golden golden = new Golden(name, manager, precision);
            for (String role : List.of("output", "grad")) {
                for (String tensor : golden.names(role)) {
                    float[] stored = golden.stored(role, tensor);
                    double[] values = new double[stored.length];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = stored[i];
                    }
                    tensors.add(new Tensor(golden, role, tensor, values));
                }
            }
        }
        assertTrue(tensors.size() > 100, "golden tensors: " + tensors.size());
        return tensors;
    }

    /** Every tensor that can be told from rounding is refused after the change. */
    private void assertRefused(Precision precision, boolean gradients, Consumer<double[]> change) {
        double share = precision == Precision.EXACT ? ZERO_IN_THEORY : BLURRED;
        int tried = 0;
        for (Tensor tensor : tensors(precision)) {
            if (tensor.isBelow(share) || tensor.role().equals("grad") && !gradients) {
                continue;
            }
            double[] changed = tensor.values().clone();
            change.accept(changed);
            assertThrows(AssertionFailedError.class, () -> tensor.assertClose(changed), tensor.name());
            tried++;
        }
        assertTrue(tried > 50, "changed tensors: " + tried);
    }

    private static void scale(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= 1.001;
        }
    }

    private static int largest(double[] values) {
        int largest = 0;
        for (int i = 0; i < values.length; i++) {
            if (Math.abs(values[i]) > Math.abs(values[largest])) {
                largest = i;
            }
        }
        return largest;
    }

    @Test
    void aFactorIsFound() {
        assertRefused(Precision.EXACT, true, PrecisionTest::scale);
        assertRefused(Precision.SINGLE, false, PrecisionTest::scale);
    }

    @Tag("slow")
    @Test
    void aSignIsFound() {
        for (Precision precision : Precision.values()) {
            assertRefused(precision, true, values -> values[largest(values)] *= -1);
        }
    }

    @Tag("slow")
    @Test
    void aMissingTermIsFound() {
        for (Precision precision : Precision.values()) {
            assertRefused(precision, true, values -> values[largest(values)] = 0);
        }
        // one of as many equal terms as the largest sum here has
        assertRefused(Precision.EXACT, true, values -> values[largest(values)] *= 1 - 1.0 / 61440);
    }

    @Test
    void whatIsNotANumberIsFound() {
        for (Precision precision : Precision.values()) {
            assertRefused(precision, true, values -> values[0] = Double.NaN);
        }
    }

    /** The error of summing 61440 terms in another order, in units of the last place of the precision. */
    @Test
    void anotherOrderOfSummationPasses() {
        for (Precision precision : Precision.values()) {
            double rounding = precision == Precision.EXACT ? 0x1p-53 : 0x1p-24;
            double error = Math.sqrt(61440) * rounding;
            for (Tensor tensor : tensors(precision)) {
                double[] changed = tensor.values().clone();
                for (int i = 0; i < changed.length; i++) {
                    changed[i] *= 1 + (i % 2 == 0 ? error : -error);
                }
                tensor.assertClose(changed);
            }
        }
    }

    /** Two sums of the same numbers in float32, forwards and backwards, do differ, and by less than the rule allows. */
    @Test
    void sumsInTwoOrdersDifferByLess() {
        java.util.SplittableRandom random = new java.util.SplittableRandom(5);
        float[] terms = new float[61440];
        for (int i = 0; i < terms.length; i++) {
            terms[i] = (float) (random.nextDouble() - 0.3);
        }
        float forwards = 0;
        float backwards = 0;
        for (int i = 0; i < terms.length; i++) {
            forwards += terms[i];
            backwards += terms[terms.length - 1 - i];
        }
        double difference = Math.abs((double) forwards - backwards);
        assertTrue(difference > 0, "the orders must matter for this test to say anything");
        assertTrue(difference <= Precision.SINGLE.tolerance(Math.abs(forwards), Math.abs(forwards), false));
    }
}
