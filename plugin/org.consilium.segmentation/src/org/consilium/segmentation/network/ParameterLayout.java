// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names, shapes and start values of all parameters and buffers of a network, in PyTorch's naming. */
public final class ParameterLayout {

    /**
     * One parameter or buffer.
     *
     * @param shape its shape
     * @param start how it begins
     */
    public record Entry(Shape shape, StartValues start) {

        /** Running statistics are state, not parameters: no gradient, not counted. */
        public boolean isBuffer() {
            return start == StartValues.RUNNING_MEAN || start == StartValues.RUNNING_VARIANCE;
        }
    }

    private static final int KERNEL = 3;
    private static final int STEM_KERNEL = 7;
    private static final int DEPTHWISE_KERNEL = 5;
    private static final int DILATED_KERNEL = 7;
    private static final int HEAD_LAYERS = 4;

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private ParameterLayout() {}

    /** Encoder, decoder, prior, posterior and combining head: everything phase 1 trains but the Harmonizer. */
    public static Map<String, Entry> backbone(Profile p, int channels, int raters, PosteriorInput input) {
        ParameterLayout layout = new ParameterLayout();
        layout.encoder(p, channels);
        layout.decoder(p);
        layout.gaussian("prior", p, channels);
        layout.gaussian("posterior", p, channels + input.channels(raters));
        layout.head(p);
        return layout.entries;
    }

    /** Parameters of the Noise Harmonizer: what all levels of the decoder share, and the projections of each level. */
    public static Map<String, Entry> harmonizer(Profile p) {
        ParameterLayout layout = new ParameterLayout();
        layout.add("harmonizer.tokens", StartValues.TOKEN, p.tokens(), p.tokenWidth());
        for (int l = 0; l < p.decoder().size(); l++) {
            layout.convolution(
                    "harmonizer.entry." + l, p.tokenWidth(), p.decoder().get(l), 1, StartValues.HE, StartValues.ZERO);
        }
        for (String name : List.of("query", "key", "value", "out")) {
            layout.linear("harmonizer." + name, p.tokenWidth(), p.tokenWidth(), StartValues.LINEAR);
        }
        layout.linear("harmonizer.mlp", p.hidden(), p.tokenWidth(), StartValues.LINEAR);
        for (int l = 0; l < p.decoder().size(); l++) {
            // zero: the Harmonizer begins as the identity
            layout.linear("harmonizer.heads_out." + l, 2 * p.decoder().get(l), p.hidden(), StartValues.ZERO);
        }
        return layout.entries;
    }

    /** What phase 2 trains: the shared part and 144 numbers per rater (with the paper's sizes). */
    public static Map<String, Entry> personalization(Profile p, int raters) {
        ParameterLayout layout = new ParameterLayout();
        int r = p.reduced();
        int detail = 3 * r;
        layout.convolution("personal.reduce", r, p.features(), 1, StartValues.HE, StartValues.ZERO);
        layout.convolution("personal.pwc", p.prompts(), detail, 1, StartValues.HE, StartValues.ZERO);
        layout.add("personal.prompts", StartValues.PROMPT, p.prompts(), detail, p.promptSize(), p.promptSize());
        layout.convolution("personal.prompt_conv", detail, detail, KERNEL, StartValues.HE, StartValues.ZERO);
        layout.convolution("personal.lka_in", 2 * detail, 2 * detail, 1, StartValues.HE, StartValues.ZERO);
        layout.convolution("personal.lka_dw", 2 * detail, 1, DEPTHWISE_KERNEL, StartValues.HE, StartValues.ZERO);
        layout.convolution("personal.lka_dil", 2 * detail, 1, DILATED_KERNEL, StartValues.HE, StartValues.ZERO);
        layout.convolution("personal.lka_pw", 2 * detail, 2 * detail, 1, StartValues.HE, StartValues.ZERO);
        layout.convolution("personal.lka_out", detail, 2 * detail, 1, StartValues.HE, StartValues.ZERO);
        layout.linear("personal.key", p.latent(), p.latent(), StartValues.LINEAR);
        for (int i = 0; i < raters; i++) {
            layout.add("personal.c." + i, StartValues.NEAR_ONE, p.prompts(), detail);
            layout.rater(p, i);
        }
        return layout.entries;
    }

    /** What phase 2 trains with the frequency prompts switched off. */
    public static Map<String, Entry> promptless(Profile p, int raters) {
        ParameterLayout layout = new ParameterLayout();
        layout.convolution("personal.reduce", p.reduced(), p.features(), 1, StartValues.HE, StartValues.ZERO);
        layout.linear("personal.key", p.latent(), p.latent(), StartValues.LINEAR);
        for (int i = 0; i < raters; i++) {
            layout.rater(p, i);
        }
        return layout.entries;
    }

    /** A deterministic U-Net: the encoder, the decoder, and a 1x1 convolution to one map of logits. */
    public static Map<String, Entry> unet(Profile p, int channels) {
        ParameterLayout layout = new ParameterLayout();
        layout.encoder(p, channels);
        layout.decoder(p);
        layout.convolution("head", 1, p.features(), 1, StartValues.HE, StartValues.ZERO);
        return layout.entries;
    }

    /**
     * What one rater adds to the layout of phase 2.
     *
     * @param index of the rater
     */
    public static Map<String, Entry> ofRater(Network network, int index) {
        ParameterLayout layout = new ParameterLayout();
        Profile p = network.profile();
        if (network.prompted()) {
            layout.add("personal.c." + index, StartValues.NEAR_ONE, p.prompts(), 3 * p.reduced());
        }
        layout.rater(p, index);
        return layout.entries;
    }

    /** The parameter of one rater under the name that it has for another. */
    public static String renamed(String name, int rater, int other) {
        return name.replaceFirst("^(personal\\.[cqo]\\.)" + rater + "(?=\\.|$)", "$1" + other);
    }

    private void rater(Profile p, int index) {
        linear("personal.q." + index, p.latent(), 2 * p.reduced(), StartValues.LINEAR);
        linear("personal.o." + index, p.latent(), p.reduced(), StartValues.ZERO);
    }

    /** Numbers to train in a layout. */
    public static long count(Map<String, Entry> layout) {
        return layout.values().stream()
                .filter(entry -> !entry.isBuffer())
                .mapToLong(entry -> entry.shape().size())
                .sum();
    }

    private void encoder(Profile p, int channels) {
        add("encoder.conv1.weight", StartValues.HE, p.encoder().get(0), channels, STEM_KERNEL, STEM_KERNEL);
        batchNorm("encoder.bn1", p.encoder().get(0));
        int in = p.encoder().get(0);
        for (int stage = 1; stage <= p.blocks().size(); stage++) {
            int out = p.encoder().get(stage);
            for (int k = 0; k < p.blocks().get(stage - 1); k++) {
                String block = "encoder.layer" + stage + "." + k;
                twoConvolutions(block, in, out);
                if (k == 0 && (stage > 1 || in != out)) {
                    add(block + ".downsample.0.weight", StartValues.HE, out, in, 1, 1);
                    batchNorm(block + ".downsample.1", out);
                }
                in = out;
            }
        }
    }

    private void decoder(Profile p) {
        int in = p.encoder().get(p.encoder().size() - 1);
        for (int l = 0; l < p.decoder().size(); l++) {
            int skip = l < p.encoder().size() - 1 ? p.encoder().get(p.encoder().size() - 2 - l) : 0;
            twoConvolutions("decoder." + l, in + skip, p.decoder().get(l));
            in = p.decoder().get(l);
        }
    }

    private void twoConvolutions(String name, int in, int out) {
        add(name + ".conv1.weight", StartValues.HE, out, in, KERNEL, KERNEL);
        batchNorm(name + ".bn1", out);
        add(name + ".conv2.weight", StartValues.HE, out, out, KERNEL, KERNEL);
        batchNorm(name + ".bn2", out);
    }

    private void gaussian(String name, Profile p, int channels) {
        int in = channels;
        int index = 0;
        for (int width : p.gaussian()) {
            for (int k = 0; k < p.gaussianConvolutions(); k++) {
                convolution(name + ".convs." + index++, width, in, KERNEL, StartValues.HE, StartValues.SMALL);
                in = width;
            }
        }
        convolution(name + ".head", 2 * p.latent(), in, 1, StartValues.HE, StartValues.ZERO);
    }

    private void head(Profile p) {
        for (int layer = 0; layer < HEAD_LAYERS; layer++) {
            int in = layer == 0 ? p.features() + p.latent() : p.head();
            int out = layer == HEAD_LAYERS - 1 ? 1 : p.head();
            convolution("fcomb.layers." + layer, out, in, 1, StartValues.ORTHOGONAL, StartValues.SMALL);
        }
    }

    private void convolution(String name, int out, int in, int kernel, StartValues weight, StartValues bias) {
        add(name + ".weight", weight, out, in, kernel, kernel);
        add(name + ".bias", bias, out);
    }

    private void linear(String name, int out, int in, StartValues weight) {
        add(name + ".weight", weight, out, in);
        add(name + ".bias", StartValues.ZERO, out);
    }

    private void batchNorm(String name, int width) {
        add(name + ".weight", StartValues.ONE, width);
        add(name + ".bias", StartValues.ZERO, width);
        add(name + ".running_mean", StartValues.RUNNING_MEAN, width);
        add(name + ".running_var", StartValues.RUNNING_VARIANCE, width);
    }

    private void add(String name, StartValues start, long... shape) {
        entries.put(name, new Entry(new Shape(shape), start));
    }
}
