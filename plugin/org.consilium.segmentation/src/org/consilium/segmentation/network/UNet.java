// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/**
 * A deterministic U-Net (Ronneberger et al., 2015) for one rater: the encoder and decoder of the method, and a 1x1
 * convolution on the feature map F. Knows no parameters; they are handed in.
 *
 * @param profile its sizes
 * @param channels image channels C
 */
public record UNet(Profile profile, int channels) {

    /** What the parameters of the net of a rater begin with, where a model holds several. */
    public static String module(int rater) {
        return "rater." + rater;
    }

    /** Shapes and start values of the parameters of one net, without the prefix of {@link #module}. */
    public Map<String, ParameterLayout.Entry> layout() {
        return ParameterLayout.unet(profile, channels);
    }

    /**
     * @param x [B,C,H,W] in [0,1], H and W multiples of {@link Network#STRIDE}
     * @return logits [B,1,H,W]
     */
    public NDArray logits(Ops ops, Weights w, NDArray x, boolean training) {
        Network decoder = new Network(profile, channels, 1, PosteriorInput.SUMMARY, false);
        return Layers.convolution(
                ops, w.in("head"), decoder.features(ops, w, x, training).map(), 0);
    }
}
