// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/**
 * ResNet encoder with basic blocks (He et al., 2016), in torchvision's naming; with the blocks 3, 4, 6, 3 and the widths
 * of the paper's profile it is torchvision's ResNet-34 without classifier, the encoder of D-Persona.
 */
public final class Encoder {

    private Encoder() {}

    /**
     * @param x [B,C,H,W], H and W multiples of 32
     * @return five maps at 1/2, 1/4, 1/8, 1/16 and 1/32 of the size
     */
    public static List<NDArray> forward(Ops ops, Weights w, NDArray x, List<Integer> blocks, boolean training) {
        List<NDArray> maps = new ArrayList<>();
        NDArray stem = Layers.plain(ops, w.in("conv1"), x, 2, 3);
        maps.add(ops.relu(Layers.batchNorm(ops, w.in("bn1"), stem, training)));
        NDArray map = ops.maxPool3(maps.get(0));
        for (int stage = 1; stage <= blocks.size(); stage++) {
            for (int k = 0; k < blocks.get(stage - 1); k++) {
                int stride = stage > 1 && k == 0 ? 2 : 1;
                map = block(ops, w.in("layer" + stage).in(Integer.toString(k)), map, stride, training);
            }
            maps.add(map);
        }
        return maps;
    }

    /** relu(bn2(conv2(relu(bn1(conv1 x)))) + shortcut). */
    public static NDArray block(Ops ops, Weights w, NDArray x, int stride, boolean training) {
        NDArray y = Layers.plain(ops, w.in("conv1"), x, stride, 1);
        y = ops.relu(Layers.batchNorm(ops, w.in("bn1"), y, training));
        y = Layers.batchNorm(ops, w.in("bn2"), Layers.plain(ops, w.in("conv2"), y, 1, 1), training);
        NDArray shortcut = x;
        if (w.has("downsample.0.weight")) {
            shortcut = Layers.plain(ops, w.in("downsample.0"), x, stride, 0);
            shortcut = Layers.batchNorm(ops, w.in("downsample.1"), shortcut, training);
        }
        return ops.relu(y.add(shortcut));
    }
}
