// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.data.Batch;
import org.consilium.segmentation.data.NoiseStream;
import org.consilium.segmentation.loss.GedKind;
import org.consilium.segmentation.network.Network;
import org.consilium.segmentation.network.Ops;
import org.consilium.segmentation.network.PosteriorInput;
import org.consilium.segmentation.network.Profile;
import org.consilium.segmentation.network.Weights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a single step does: memory, numbers that are none, clipping. */
class StepTest {

    private static final int STEPS = 200;
    private static final int SIZE = 32;

    /** As small as a network of this structure can be. */
    private static final Profile TINY = new Profile(
            "tiny",
            java.util.List.of(4, 4, 4, 4, 4),
            java.util.List.of(1, 1, 1, 1),
            java.util.List.of(4, 4, 4, 4, 4),
            4,
            java.util.List.of(4, 4),
            1,
            2,
            4,
            4,
            2,
            4,
            8,
            2,
            4);

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = PyTorch.engine().newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    @Tag("slow")
    void twoHundredStepsLeaveNothingBehind() {
        Network network = new Network(TINY, 1, 2, PosteriorInput.SUMMARY, true);
        NDManager constants = manager.newSubManager();
        Map<String, NDArray> parameters = Network.initialize(network.layout(), manager, 1);
        int before = 0;
        try (Ops ops = new Ops(constants);
                Adam adam = new Adam(manager, TrainingState.leaves(parameters))) {
            for (int i = 0; i < STEPS; i++) {
                step(ops, adam, network, parameters, i);
                int now = manager.getManagedArrays().size()
                        + ops.scalar(1).getManager().getManagedArrays().size();
                before = i < 2 ? now : before;
                assertEquals(before, now, "arrays after step " + i);
            }
        }
        assertTrue(before >= parameters.size());
    }

    private void step(Ops ops, Adam adam, Network network, Map<String, NDArray> parameters, int i) {
        try (NDScope scope = new NDScope();
                Tape tape = new Tape()) {
            scope.suppressNotUsedWarning();
            NDArray x = noise("x", i, 2, 1, SIZE, SIZE);
            NDArray masks = x.gt(x.zerosLike()).toType(x.getDataType(), true).repeat(1, 2);
            Batch batch = new Batch(x, masks, manager.ones(new Shape(2, 2)), masks.get(":, 0:1"));
            LossTerms terms = new PhaseOneLoss(1, 1e-3, 1, GedKind.RUZICKA)
                    .of(ops, network, new Weights(parameters), batch, noise("q", i, 2, 2), noise("p", i, 2, 3, 2));
            assertTrue(EpochLoop.step(tape, adam, terms.total(), 1e-3, 1));
        }
    }

    private NDArray noise(String key, int i, long... shape) {
        Shape size = new Shape(shape);
        return manager.create(NoiseStream.of(9, key, i).gaussians((int) size.size()), size);
    }

    @Test
    void aStepWithoutANumberChangesNothingAndTheNextOneIsClean() {
        NDArray parameter = manager.create(new float[] {1, 2}).duplicate();
        Tape.require(parameter);
        try (Ops ops = new Ops(manager);
                Adam adam = new Adam(manager, Map.of("w", parameter))) {
            try (Tape tape = new Tape()) {
                // the loss is 0, its gradient is infinite
                NDArray zero = parameter.sub(parameter.stopGradient().duplicate());
                assertFalse(EpochLoop.step(tape, adam, zero.sqrt().sum(), 0.1, 0));
            }
            assertArrayEquals(new float[] {1, 2}, parameter.toFloatArray());
            assertArrayEquals(new float[] {0, 0}, parameter.getGradient().toFloatArray());
            try (Tape tape = new Tape()) {
                assertTrue(EpochLoop.step(tape, adam, ops.times(parameter, 3).sum(), 0.1, 0));
            }
            // the first step of Adam is the learning rate, whatever the gradient's length
            assertArrayEquals(new float[] {0.9f, 1.9f}, parameter.toFloatArray(), 1e-6f);
        }
    }

    @Test
    void clippingScalesTheWholeGradient() {
        NDArray parameter = manager.create(new float[] {0, 0}).duplicate();
        Tape.require(parameter);
        NDArray slope = manager.create(new float[] {30, 40}).duplicate();
        try (Adam adam = new Adam(manager, Map.of("w", parameter));
                Tape tape = new Tape()) {
            assertTrue(EpochLoop.step(tape, adam, parameter.mul(slope).sum(), 0.1, 5));
            // a tenth of the gradient is 3 and 4 after clipping to length 5
            assertArrayEquals(
                    new float[] {0.3f, 0.4f}, adam.firstMoments().get("w").toFloatArray(), 1e-6f);
        }
    }

    @Test
    void tooManyStepsWithoutANumberGiveUp() {
        SkippedSteps count = new SkippedSteps(0);
        for (int i = 1; i < 20; i++) {
            count.skipped();
        }
        count.taken();
        for (int i = 1; i < 20; i++) {
            count.skipped();
        }
        assertEquals(19, count.inARow());
        assertThrows(IllegalArgumentException.class, count::skipped);
    }

    @Test
    void theLearningRateFallsAlongACosine() {
        assertEquals(1e-4, Schedule.cosine(1e-4, 0, 100));
        assertEquals(9.9975328e-05, Schedule.cosine(1e-4, 1, 100), 1e-12);
        assertEquals(5e-05, Schedule.cosine(1e-4, 50, 100), 1e-12);
        assertEquals(2.46719817e-08, Schedule.cosine(1e-4, 99, 100), 1e-15);
        assertEquals(5.48291313e-09, Schedule.cosine(5e-5, 149, 150), 1e-15);
    }
}
