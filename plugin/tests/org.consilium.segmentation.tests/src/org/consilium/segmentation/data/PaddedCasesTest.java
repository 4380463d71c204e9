// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.Synthetic;
import org.consilium.segmentation.loss.Losses;
import org.consilium.segmentation.network.Ops;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaddedCasesTest {

    private static Batch batch(PaddedCases cases, NDManager manager, Augmentation augment, int... indices) {
        return cases.batch(
                indices,
                manager,
                augment,
                index -> NoiseStream.of(3, cases.info(index).id()));
    }

    @ParameterizedTest
    @EnumSource(Augmentation.class)
    void aCaseDoesNotDependOnItsCompany(Augmentation augment) {
        try (Synthetic data = Synthetic.of(5, 3, 30, 40, true);
                NDManager manager = PyTorch.engine().newBaseManager()) {
            PaddedCases cases = new PaddedCases(data.cases(), 32);
            Batch alone = batch(cases, manager, augment, 3);
            Batch among = batch(cases, manager, augment, 0, 4, 3);
            assertEquals(new Shape(3, 1, 32, 64), among.images().getShape());
            assertEquals(new Shape(3, 3, 32, 64), among.masks().getShape());
            assertEquals(new Shape(3, 1, 32, 64), among.label().getShape());
            assertArrayEquals(row(alone.images(), 0), row(among.images(), 2));
            assertArrayEquals(row(alone.masks(), 0), row(among.masks(), 2));
            assertArrayEquals(row(alone.present(), 0), row(among.present(), 2));
            assertArrayEquals(row(alone.label(), 0), row(among.label(), 2));
        }
    }

    private static float[] row(NDArray all, int index) {
        return all.get(new NDIndex(index)).toFloatArray();
    }

    @Test
    void absentRatersHaveEmptyMasksAndAreNeverTheLabel() {
        try (Synthetic data = Synthetic.of(3, 3, 32, 32, true);
                NDManager manager = PyTorch.engine().newBaseManager()) {
            PaddedCases cases = new PaddedCases(data.cases(), 32);
            Batch batch = batch(cases, manager, Augmentation.NONE, 0);
            assertArrayEquals(new float[] {0, 1, 1}, batch.present().toFloatArray());
            NDArray first = batch.masks().get(":, 0");
            assertEquals(0f, first.sum().getFloat(), "the stored mask is not empty");
            float area = batch.label().sum().getFloat();
            assertTrue(area == batch.masks().get(":, 1").sum().getFloat()
                    || area == batch.masks().get(":, 2").sum().getFloat());
            assertTrue(cases.unseen(1) && !cases.complete());
        }
    }

    /** The loss of a padded batch is that of its pixels alone, wherever the augmentation put them. */
    @Test
    void paddingCountsInNoLoss() {
        try (Synthetic data = Synthetic.of(2, 2, 40, 24);
                NDManager manager = PyTorch.engine().newBaseManager();
                Ops ops = new Ops(manager)) {
            PaddedCases cases = new PaddedCases(data.cases(), 32);
            for (Augmentation augmentation : List.of(Augmentation.NONE, Augmentation.FLIPS)) {
                Batch batch = cases.batch(new int[] {0, 1}, manager, augmentation, i -> NoiseStream.of(3, i));
                assertEquals(2 * 40 * 24, batch.inside().sum().getFloat());
                NDArray logits = manager.create(NoiseStream.of(5).gaussians(2 * 2 * 64 * 32), new Shape(2, 2, 64, 32));
                NDArray changed = logits.add(batch.inside().neg().add(1).mul(7));
                assertEquals(
                        Losses.segmentation(ops, logits, batch.masks(), batch.present(), batch.inside())
                                .getFloat(),
                        Losses.segmentation(ops, changed, batch.masks(), batch.present(), batch.inside())
                                .getFloat());
                if (augmentation == Augmentation.NONE) {
                    assertEquals(
                            Losses.segmentation(
                                            ops,
                                            logits.get(":, :, 0:40, 0:24"),
                                            batch.masks().get(":, :, 0:40, 0:24"),
                                            batch.present())
                                    .getFloat(),
                            Losses.segmentation(ops, logits, batch.masks(), batch.present(), batch.inside())
                                    .getFloat(),
                            1e-6);
                    assertEquals(
                            Losses.pooledDice(
                                            ops,
                                            ops.sigmoid(logits.get(":, :, 0:40, 0:24")),
                                            batch.masks().get(":, :, 0:40, 0:24"))
                                    .getFloat(),
                            Losses.pooledDice(ops, ops.sigmoid(logits), batch.masks(), batch.inside())
                                    .getFloat(),
                            1e-6);
                }
            }
        }
    }

    @Test
    void anImageWithoutNumbersIsNamed() {
        try (Synthetic data = Synthetic.of(2, 2, 32, 32);
                NDManager manager = PyTorch.engine().newBaseManager()) {
            data.cases().images().set(new NDIndex("1, 0, 5, 5"), Float.NaN);
            PaddedCases cases = new PaddedCases(data.cases(), 32);
            assertEquals(new Shape(1, 1, 32, 32), cases.image(0, manager).getShape());
            IllegalArgumentException error =
                    assertThrows(IllegalArgumentException.class, () -> cases.image(1, manager));
            assertTrue(error.getMessage().contains("case 1"), error.getMessage());
            assertThrows(IllegalArgumentException.class, () -> CaseDigest.of(data.cases(), manager));
        }
    }
}
