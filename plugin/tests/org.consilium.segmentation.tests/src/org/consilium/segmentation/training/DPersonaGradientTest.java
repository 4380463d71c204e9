// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.data.Batch;
import org.consilium.segmentation.network.GradientCheck;
import org.consilium.segmentation.network.Network;
import org.consilium.segmentation.network.Ops;
import org.consilium.segmentation.network.ParameterLayout;
import org.consilium.segmentation.network.PosteriorInput;
import org.consilium.segmentation.network.Profile;
import org.consilium.segmentation.network.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The gradient of D-Persona's loss against finite differences, in float64. */
class DPersonaGradientTest {

    private static final Profile SMALL = new Profile(
            "small",
            List.of(4, 4, 5, 6, 7),
            List.of(1, 1, 1, 1),
            List.of(6, 5, 5, 4, 8),
            5,
            List.of(3, 4),
            1,
            3,
            4,
            4,
            2,
            5,
            5,
            3,
            5);

    @Tag("slow")
    @Test
    void everyParameter() {
        Network network = new Network(SMALL, 1, 2, PosteriorInput.STACK, false);
        Map<String, ParameterLayout.Entry> layout = network.layout();
        try (NDManager manager = PyTorch.engine().newBaseManager();
                Ops ops = GradientCheck.smooth(manager)) {
            Map<String, NDArray> leaves = new LinkedHashMap<>();
            Map<String, NDArray> fixed = new LinkedHashMap<>();
            GradientCheck.parameters(manager, layout)
                    .forEach((name, tensor) -> (layout.get(name).isBuffer() ? fixed : leaves).put(name, tensor));
            NDArray x = GradientCheck.normal(manager, "x", 1, 2, 1, 64, 64);
            NDArray masks = GradientCheck.normal(manager, "masks", 1, 2, 2, 64, 64)
                    .gt(ops.scalar(0))
                    .toType(DataType.FLOAT64, true);
            NDArray present = masks.max(new int[] {3}).max(new int[] {2});
            Batch batch = new Batch(x, masks, present, masks.get(":, 0:1"));
            NDArray posterior = GradientCheck.normal(manager, "q", 1, 2, 3);
            NDArray prior = GradientCheck.normal(manager, "p", 1, 2, 3, 3);
            new GradientCheck(manager, 0, Set.of()).verify(leaves, values -> {
                Map<String, NDArray> all = new LinkedHashMap<>(fixed);
                all.putAll(values);
                return new DPersonaLoss(0.5)
                        .of(ops, network, new Weights(all), batch, posterior, prior)
                        .total();
            });
        }
    }
}
