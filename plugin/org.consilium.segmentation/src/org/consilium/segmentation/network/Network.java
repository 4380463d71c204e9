// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.consilium.segmentation.data.NoiseStream;

/**
 * The whole network for given sizes: Probabilistic U-Net with Noise Harmonizer. Knows no parameters; they are handed in.
 *
 * @param profile its sizes
 * @param channels image channels C
 * @param raters raters R that the model was trained with
 * @param posteriorInput how masks enter the posterior
 * @param harmonized whether the Harmonizer acts on the decoder
 * @param prompted whether frequency prompts act in phase 2
 */
public record Network(
        Profile profile,
        int channels,
        int raters,
        PosteriorInput posteriorInput,
        boolean harmonized,
        boolean prompted) {

    /** Height and width must be multiples of this, the stride of the encoder. */
    public static final int STRIDE = 32;

    /**
     * What decoding an image gives.
     *
     * @param map F, [B,F,H,W]
     * @param modulations one per level, empty without Harmonizer
     */
    public record Features(NDArray map, List<Harmonizer.Modulation> modulations) {}

    /** A network with frequency prompts. */
    public Network(Profile profile, int channels, int raters, PosteriorInput posteriorInput, boolean harmonized) {
        this(profile, channels, raters, posteriorInput, harmonized, true);
    }

    /** Layout of everything that phase 1 trains. */
    public Map<String, ParameterLayout.Entry> layout() {
        Map<String, ParameterLayout.Entry> layout =
                new LinkedHashMap<>(ParameterLayout.backbone(profile, channels, raters, posteriorInput));
        if (harmonized) {
            layout.putAll(ParameterLayout.harmonizer(profile));
        }
        return layout;
    }

    /** This network with its frequency prompts on or off. */
    public Network prompted(boolean on) {
        return new Network(profile, channels, raters, posteriorInput, harmonized, on);
    }

    /** Layout of what phase 2 adds. */
    public Map<String, ParameterLayout.Entry> personalLayout() {
        return prompted
                ? ParameterLayout.personalization(profile, raters)
                : ParameterLayout.promptless(profile, raters);
    }

    /** Fresh parameters and buffers of a layout; the manager owns them. */
    public static Map<String, NDArray> initialize(
            Map<String, ParameterLayout.Entry> layout, NDManager owner, long seed) {
        Map<String, NDArray> parameters = new LinkedHashMap<>();
        layout.forEach((name, entry) -> {
            float[] values = entry.start().values(entry.shape().getShape(), NoiseStream.of(seed, "start", name));
            try (NDArray wrapped = owner.create(values, entry.shape())) {
                parameters.put(name, wrapped.duplicate());
            }
        });
        return parameters;
    }

    /** @param x [B,C,H,W] in [0,1], H and W multiples of {@link #STRIDE} */
    public Features features(Ops ops, Weights w, NDArray x, boolean training) {
        List<NDArray> maps = Encoder.forward(ops, w.in("encoder"), x, profile.blocks(), training);
        List<Harmonizer.Modulation> modulations = new ArrayList<>();
        NDArray y = maps.get(maps.size() - 1);
        for (int l = 0; l < profile.decoder().size(); l++) {
            NDArray skip = l < maps.size() - 1 ? maps.get(maps.size() - 2 - l) : null;
            y = DecoderBlock.forward(ops, w.in("decoder." + l), y, skip, training);
            if (harmonized) {
                Harmonizer.Modulation m =
                        Harmonizer.forward(ops, w.in("harmonizer"), y, l, profile.heads(), profile.pool());
                modulations.add(m);
                y = m.features();
            }
        }
        return new Features(y, modulations);
    }

    /** p(z|x). The Harmonizer does not touch it. */
    public Gaussian prior(Ops ops, Weights w, NDArray x) {
        return gaussian(ops, w.in("prior"), x);
    }

    /**
     * q(z|x,A).
     *
     * @param masks [B,R,H,W]
     * @param present [B,R]
     */
    public Gaussian posterior(Ops ops, Weights w, NDArray x, NDArray masks, NDArray present) {
        return gaussian(ops, w.in("posterior"), ops.concat(1, x, posteriorInput.maps(ops, masks, present)));
    }

    private Gaussian gaussian(Ops ops, Weights w, NDArray x) {
        return GaussianNet.forward(
                ops, w, x, profile.gaussian().size(), profile.gaussianConvolutions(), profile.latent());
    }

    /**
     * @param f [B,F,H,W]
     * @param z [B,K,D]
     * @return logits [B,K,H,W]
     */
    public NDArray decode(Ops ops, Weights w, NDArray f, NDArray z) {
        return CombiningHead.forward(ops, w.in("fcomb"), f, z);
    }

    /**
     * The latent code of every rater.
     *
     * @param bank [B,M,D]
     * @return [B,R,D]
     */
    public NDArray codes(Ops ops, Weights w, NDArray f, NDArray bank) {
        List<Integer> all = IntStream.range(0, raters).boxed().toList();
        return codes(ops, w, shared(ops, w, f), bank, all);
    }

    /** What {@link #codes} needs of a feature map and no rater changes. */
    public Personalization.Shared shared(Ops ops, Weights w, NDArray f) {
        return prompted
                ? Personalization.shared(ops, w.in("personal"), f)
                : Personalization.promptless(ops, w.in("personal"), f);
    }

    /**
     * The latent codes of some raters, as {@link Personalization#codes}.
     *
     * @param some indices of raters
     * @return [B, number of them, D]
     */
    public NDArray codes(Ops ops, Weights w, Personalization.Shared shared, NDArray bank, List<Integer> some) {
        return Personalization.codes(ops, w.in("personal"), shared, bank, some);
    }
}
