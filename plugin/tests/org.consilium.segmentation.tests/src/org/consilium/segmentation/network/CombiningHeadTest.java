// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import org.consilium.pytorch.PyTorch;
import org.junit.jupiter.api.Test;

class CombiningHeadTest {

    @Test
    void theFactoredFirstLayerIsThePlainConvolution() {
        try (NDManager manager = PyTorch.engine().newBaseManager();
                Ops ops = GradientCheck.smooth(manager)) {
            Map<String, ParameterLayout.Entry> layout =
                    ParameterLayout.backbone(Profile.PAPER, 1, 1, PosteriorInput.SUMMARY);
            layout.keySet().removeIf(name -> !name.startsWith("fcomb."));
            Weights w = new Weights(GradientCheck.parameters(manager, layout)).in("fcomb");
            NDArray f = GradientCheck.normal(manager, "f", 1, 2, 16, 5, 4);
            NDArray z = GradientCheck.normal(manager, "z", 1, 2, 3, 6);
            double[] factored = CombiningHead.forward(ops, w, f, z).toDoubleArray();
            double[] plain = new double[factored.length];
            for (int k = 0; k < 3; k++) {
                NDArray one = plain(ops, w, f, z.get(":, " + k));
                for (int b = 0; b < 2; b++) {
                    System.arraycopy(one.toDoubleArray(), b * 20, plain, (b * 3 + k) * 20, 20);
                }
            }
            assertArrayEquals(plain, factored, 1e-13);
        }
    }

    /** The codes as maps beside the features, one sample at a time. */
    private static NDArray plain(Ops ops, Weights w, NDArray f, NDArray z) {
        NDArray tiled = z.reshape(2, 6, 1, 1).broadcast(new Shape(2, 6, 5, 4));
        NDArray y = ops.concat(1, f, tiled);
        for (int layer = 0; layer < 4; layer++) {
            y = Layers.convolution(ops, w.in("layers." + layer), y, 0);
            y = layer < 3 ? ops.relu(y) : y;
        }
        return y;
    }
}
