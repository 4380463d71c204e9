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
    public Network(
            final Profile profile,
            final int channels,
            final int raters,
            final PosteriorInput posteriorInput,
            final boolean harmonized) {
        this(profile, channels, raters, posteriorInput, harmonized, true);
    }

    /** Layout of everything that phase 1 trains. */
    public Map<String, ParameterLayout.Entry> layout() {
        final Map<String, ParameterLayout.Entry> layout =
                new LinkedHashMap<>(ParameterLayout.backbone(profile, channels, raters, posteriorInput));
        if (harmonized) {
            layout.putAll(ParameterLayout.harmonizer(profile));
        }
        return layout;
    }

    /** This network with its frequency prompts on or off. */
    public Network prompted(final boolean on) {
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
            final Map<String, ParameterLayout.Entry> layout, final NDManager owner, final long seed) {
        final Map<String, NDArray> parameters = new LinkedHashMap<>();
        layout.forEach((name, entry) -> {
            final float[] values = entry.start().values(entry.shape().getShape(), NoiseStream.of(seed, "start", name));
            try (NDArray wrapped = owner.create(values, entry.shape())) {
                parameters.put(name, wrapped.duplicate());
            }
        });
        return parameters;
    }

    /** @param x [B,C,H,W] in [0,1], H and W multiples of {@link #STRIDE} */
    public Features features(final Ops ops, final Weights w, final NDArray x, final boolean training) {
        final List<NDArray> maps = Encoder.forward(ops, w.in("encoder"), x, profile.blocks(), training);
        final List<Harmonizer.Modulation> modulations = new ArrayList<>();
        NDArray y = maps.get(maps.size() - 1);
        for (int l = 0; l < profile.decoder().size(); l++) {
            final NDArray skip = l < maps.size() - 1 ? maps.get(maps.size() - 2 - l) : null;
            y = DecoderBlock.forward(ops, w.in("decoder." + l), y, skip, training);
            if (harmonized) {
                final Harmonizer.Modulation m =
                        Harmonizer.forward(ops, w.in("harmonizer"), y, l, profile.heads(), profile.pool());
                modulations.add(m);
                y = m.features();
            }
        }
        return new Features(y, modulations);
    }

    /** p(z|x). The Harmonizer does not touch it. */
    public Gaussian prior(final Ops ops, final Weights w, final NDArray x) {
        return gaussian(ops, w.in("prior"), x);
    }

    /**
     * q(z|x,A).
     *
     * @param masks [B,R,H,W]
     * @param present [B,R]
     */
    public Gaussian posterior(
            final Ops ops, final Weights w, final NDArray x, final NDArray masks, final NDArray present) {
        return gaussian(ops, w.in("posterior"), ops.concat(1, x, posteriorInput.maps(ops, masks, present)));
    }

    private Gaussian gaussian(final Ops ops, final Weights w, final NDArray x) {
        return GaussianNet.forward(
                ops, w, x, profile.gaussian().size(), profile.gaussianConvolutions(), profile.latent());
    }

    /**
     * @param f [B,F,H,W]
     * @param z [B,K,D]
     * @return logits [B,K,H,W]
     */
    public NDArray decode(final Ops ops, final Weights w, final NDArray f, final NDArray z) {
        return CombiningHead.forward(ops, w.in("fcomb"), f, z);
    }

    /**
     * The latent code of every rater.
     *
     * @param bank [B,M,D]
     * @return [B,R,D]
     */
    public NDArray codes(final Ops ops, final Weights w, final NDArray f, final NDArray bank) {
        final List<Integer> all = IntStream.range(0, raters).boxed().toList();
        return codes(ops, w, shared(ops, w, f), bank, all);
    }

    /** What {@link #codes} needs of a feature map and no rater changes. */
    public Personalization.Shared shared(final Ops ops, final Weights w, final NDArray f) {
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
    public NDArray codes(
            final Ops ops,
            final Weights w,
            final Personalization.Shared shared,
            final NDArray bank,
            final List<Integer> some) {
        return Personalization.codes(ops, w.in("personal"), shared, bank, some);
    }
}
