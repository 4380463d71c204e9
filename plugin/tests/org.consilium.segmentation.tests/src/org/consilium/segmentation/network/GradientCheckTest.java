// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.data.Batch;
import org.consilium.segmentation.loss.GedKind;
import org.consilium.segmentation.loss.Losses;
import org.consilium.segmentation.training.PhaseOneLoss;
import org.consilium.segmentation.training.PhaseTwoLoss;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Gradients of every module and loss, with respect to inputs and parameters, against finite differences in float64 with
 * GELU in place of ReLU.
 */
@Tag("slow")
class GradientCheckTest {

    private static final int RATERS = 2;

    /** As small as every part of the structure allows; a prompt that must be resized, a pool that does not divide. */
    private static final Profile SMALL = new Profile(
            "small",
            List.of(4, 4, 5, 6, 7),
            List.of(1, 1, 1, 1),
            List.of(6, 5, 5, 4, 8),
            8,
            List.of(3, 4),
            2,
            3,
            4,
            4,
            2,
            5,
            5,
            3,
            5);

    /** Softmax does not see a shift of all scores, so the bias of the keys has no gradient. */
    private static final Set<String> FLAT = Set.of("personal.key.bias", "harmonizer.key.bias");

    private NDManager manager;
    private Ops ops;

    @BeforeEach
    void open() {
        manager = PyTorch.engine().newBaseManager();
        ops = GradientCheck.smooth(manager);
    }

    @AfterEach
    void close() {
        ops.close();
        manager.close();
    }

    private NDArray normal(String name, long... shape) {
        return GradientCheck.normal(manager, name, 1, shape);
    }

    /** A fixed random weighting of a tensor's entries turns it into one number. */
    private NDArray weighted(String name, NDArray out) {
        return out.mul(normal("weights of " + name, out.getShape().getShape())).sum();
    }

    private NDArray masks(String name, long... shape) {
        return normal(name, shape).gt(ops.scalar(0)).toType(DataType.FLOAT64, true);
    }

    private NDArray flags(long rows, double... values) {
        try (NDArray wrapped = manager.create(values, new Shape(rows, values.length / rows))) {
            return wrapped.duplicate();
        }
    }

    /** Checks all inputs and all parameters with that prefix; buffers stay fixed. */
    private void verify(
            Map<String, NDArray> inputs,
            Map<String, ParameterLayout.Entry> layout,
            String prefix,
            int entries,
            BiFunction<Map<String, NDArray>, Weights, NDArray> module) {
        Map<String, NDArray> all = GradientCheck.parameters(manager, layout);
        Map<String, NDArray> leaves = new LinkedHashMap<>(inputs);
        Map<String, NDArray> fixed = new LinkedHashMap<>();
        all.forEach((name, tensor) -> {
            boolean leaf = name.startsWith(prefix) && !layout.get(name).isBuffer();
            (leaf ? leaves : fixed).put(name, tensor);
        });
        assertTrue(prefix.isEmpty() || leaves.size() > inputs.size(), "no parameter starts with " + prefix);
        new GradientCheck(manager, entries, FLAT).verify(leaves, values -> {
            Map<String, NDArray> known = new LinkedHashMap<>(fixed);
            known.putAll(values);
            return module.apply(values, new Weights(known));
        });
    }

    private static Map<String, ParameterLayout.Entry> backbone() {
        return ParameterLayout.backbone(SMALL, 2, RATERS, PosteriorInput.STACK);
    }

    @ParameterizedTest
    @CsvSource({"layer1.0, 4, 1, true", "layer2.0, 4, 2, true", "layer2.0, 4, 2, false"})
    void encoderBlock(String block, int channels, int stride, boolean training) {
        String name = "encoder." + block;
        verify(
                Map.of("x", normal("x", 2, channels, 6, 4)),
                backbone(),
                name + ".",
                4,
                (in, w) -> weighted("block", Encoder.block(ops, w.in(name), in.get("x"), stride, training)));
    }

    @Test
    void encoderWithStemAndPooling() {
        verify(Map.of("x", normal("x", 2, 2, 64, 64)), backbone(), "encoder.", 1, (in, w) -> {
            List<NDArray> maps = Encoder.forward(ops, w.in("encoder"), in.get("x"), SMALL.blocks(), true);
            NDArray sum = ops.scalar(0);
            for (int i = 0; i < maps.size(); i++) {
                sum = sum.add(weighted("map " + i, maps.get(i)));
            }
            return sum;
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void decoderBlock(boolean training) {
        verify(
                Map.of("x", normal("x", 2, 7, 2, 3), "skip", normal("skip", 2, 6, 4, 6)),
                backbone(),
                "decoder.0.",
                4,
                (in, w) -> weighted(
                        "decoded",
                        DecoderBlock.forward(ops, w.in("decoder.0"), in.get("x"), in.get("skip"), training)));
    }

    @Test
    void decoderBlockWithoutSkip() {
        verify(
                Map.of("x", normal("x", 2, 4, 3, 2)),
                backbone(),
                "decoder.4.",
                4,
                (in, w) -> weighted("decoded", DecoderBlock.forward(ops, w.in("decoder.4"), in.get("x"), null, true)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"prior", "posterior"})
    void gaussianNetThroughItsDraws(String net) {
        int channels = net.equals("prior") ? 2 : 2 + RATERS;
        NDArray one = normal("eps", 2, SMALL.latent());
        NDArray many = normal("many eps", 2, 4, SMALL.latent());
        // odd sizes: the pooling has a window of its own at the border
        verify(Map.of("x", normal("x", 2, channels, 7, 5)), backbone(), net + ".", 4, (in, w) -> {
            Gaussian g = GaussianNet.forward(
                    ops, w.in(net), in.get("x"), SMALL.gaussian().size(), SMALL.gaussianConvolutions(), SMALL.latent());
            return weighted("draw", g.draw(one)).add(weighted("draws", g.draw(many)));
        });
    }

    @Test
    void combiningHead() {
        verify(
                Map.of("f", normal("f", 2, SMALL.features(), 4, 3), "z", normal("z", 2, 3, SMALL.latent())),
                backbone(),
                "fcomb.",
                6,
                (in, w) -> weighted("logits", CombiningHead.forward(ops, w.in("fcomb"), in.get("f"), in.get("z"))));
    }

    @Test
    void harmonizerAndItsPenalty() {
        verify(
                Map.of("f0", normal("f0", 2, 6, 4, 4), "f4", normal("f4", 2, 8, 12, 8)),
                onlyLevels(0, 4),
                "harmonizer.",
                4,
                (in, w) -> {
                    Weights own = w.in("harmonizer");
                    Harmonizer.Modulation coarse = Harmonizer.forward(ops, own, in.get("f0"), 0, 2, 5);
                    Harmonizer.Modulation fine = Harmonizer.forward(ops, own, in.get("f4"), 4, 2, 5);
                    return weighted("coarse", coarse.features())
                            .add(weighted("fine", fine.features()))
                            .add(Losses.harmonizer(ops, List.of(coarse, fine)));
                });
    }

    private static Map<String, ParameterLayout.Entry> onlyLevels(int first, int second) {
        Map<String, ParameterLayout.Entry> layout = new LinkedHashMap<>(ParameterLayout.harmonizer(SMALL));
        layout.keySet()
                .removeIf(name -> name.matches("harmonizer\\.(entry|heads_out)\\..*")
                        && !name.contains("." + first + ".")
                        && !name.contains("." + second + "."));
        return layout;
    }

    @Test
    void haarTransformAndItsInverse() {
        verify(Map.of("x", normal("x", 2, 3, 6, 4)), Map.of(), "", 6, (in, w) -> {
            Haar.Bands bands = Haar.forward(ops, in.get("x"));
            return weighted("ll", bands.ll())
                    .add(weighted("lh", bands.lh()))
                    .add(weighted("hl", bands.hl()))
                    .add(weighted("hh", bands.hh()));
        });
        Map<String, NDArray> bands = new LinkedHashMap<>();
        for (String name : List.of("ll", "lh", "hl", "hh")) {
            bands.put(name, normal(name, 2, 3, 3, 2));
        }
        verify(
                bands,
                Map.of(),
                "",
                6,
                (in, w) -> weighted(
                        "back",
                        Haar.inverse(ops, new Haar.Bands(in.get("ll"), in.get("lh"), in.get("hl"), in.get("hh")))));
    }

    @Test
    void personalization() {
        Map<String, NDArray> inputs =
                Map.of("f", normal("f", 2, SMALL.features(), 14, 12), "bank", normal("bank", 2, 6, SMALL.latent()));
        verify(inputs, ParameterLayout.personalization(SMALL, RATERS), "personal.", 3, (in, w) -> {
            Weights own = w.in("personal");
            Personalization.Shared shared = Personalization.shared(ops, own, in.get("f"));
            return weighted("codes", Personalization.codes(ops, own, shared, in.get("bank"), List.of(0, 1)));
        });
    }

    @Test
    void personalizationWithoutPrompts() {
        Map<String, NDArray> inputs =
                Map.of("f", normal("f", 2, SMALL.features(), 6, 4), "bank", normal("bank", 2, 6, SMALL.latent()));
        verify(inputs, ParameterLayout.promptless(SMALL, RATERS), "personal.", 3, (in, w) -> {
            Weights own = w.in("personal");
            Personalization.Shared shared = Personalization.promptless(ops, own, in.get("f"));
            return weighted("codes", Personalization.codes(ops, own, shared, in.get("bank"), List.of(0, 1)));
        });
    }

    @Test
    void netOfOneRater() {
        UNet unet = new UNet(SMALL, 2);
        verify(
                Map.of("x", normal("x", 2, 2, 64, 64)),
                unet.layout(),
                "",
                0,
                (in, w) -> weighted("logits", unet.logits(ops, w, in.get("x"), true)));
    }

    @Test
    void pooledDiceLoss() {
        NDArray masks = masks("masks", 2, 1, 5, 4);
        verify(
                Map.of("logits", normal("logits", 2, 1, 5, 4)),
                Map.of(),
                "",
                10,
                (in, w) -> Losses.pooledDice(ops, ops.sigmoid(in.get("logits")), masks));
    }

    @Test
    void segmentationLoss() {
        NDArray masks = masks("masks", 2, 3, 5, 4);
        NDArray present = flags(2, 1, 0, 1, 0, 1, 1);
        verify(
                Map.of("logits", normal("logits", 2, 3, 5, 4)),
                Map.of(),
                "",
                10,
                (in, w) -> Losses.segmentation(ops, in.get("logits"), masks, present));
    }

    @Test
    void klDivergence() {
        Map<String, NDArray> inputs = new LinkedHashMap<>();
        for (String name : List.of("mean q", "log sigma q", "mean p", "log sigma p")) {
            inputs.put(name, normal(name, 3, 6));
        }
        verify(
                inputs,
                Map.of(),
                "",
                18,
                (in, w) -> Losses.kl(
                        ops,
                        new Gaussian(in.get("mean q"), in.get("log sigma q")),
                        new Gaussian(in.get("mean p"), in.get("log sigma p"))));
    }

    @ParameterizedTest
    @EnumSource(GedKind.class)
    void gedLoss(GedKind kind) {
        NDArray masks = masks("masks", 3, 2, 5, 4);
        NDArray present = flags(3, 1, 1, 0, 1, 0, 0);
        NDArray predictions = flags(3, 1, 1, 1, 1, 1, 0, 1, 1, 1);
        verify(
                Map.of("logits", normal("logits", 3, 3, 5, 4)),
                Map.of(),
                "",
                10,
                (in, w) -> Losses.ged(ops, ops.sigmoid(in.get("logits")), predictions, masks, present, kind));
    }

    @ParameterizedTest
    @CsvSource({"STACK, PRODUCT", "SUMMARY, RUZICKA"})
    void lossOfPhaseOne(PosteriorInput input, GedKind kind) {
        Network network = new Network(SMALL, 2, RATERS, input, true);
        NDArray masks = masks("masks", 2, RATERS, 64, 64);
        NDArray present = input == PosteriorInput.STACK ? flags(2, 1, 1, 1, 1) : flags(2, 1, 1, 0, 1);
        NDArray label = masks.get(":, 1:2");
        NDArray epsPosterior = normal("eps q", 2, SMALL.latent());
        NDArray epsPrior = normal("eps p", 2, 3, SMALL.latent());
        PhaseOneLoss loss = new PhaseOneLoss(0.5, 0.1, 1, kind);
        verify(Map.of("x", normal("x", 2, 2, 64, 64)), network.layout(), "", 1, (in, w) -> loss.of(
                        ops, network, w, new Batch(in.get("x"), masks, present, label), epsPosterior, epsPrior)
                .total());
    }

    @Test
    void lossOfPhaseTwo() {
        Network network = new Network(SMALL, 2, RATERS, PosteriorInput.STACK, true);
        Map<String, ParameterLayout.Entry> layout = new LinkedHashMap<>(network.layout());
        layout.putAll(ParameterLayout.personalization(SMALL, RATERS));
        NDArray masks = masks("masks", 2, RATERS, 16, 12);
        NDArray present = flags(2, 1, 1, 0, 1);
        NDArray bank = normal("bank", 2, 6, SMALL.latent());
        verify(
                Map.of("f", normal("f", 2, SMALL.features(), 16, 12)),
                layout,
                "personal.",
                2,
                (in, w) -> new PhaseTwoLoss(0.5)
                        .of(ops, network, w, in.get("f"), bank, masks, present)
                        .total());
    }

    @Test
    void theCheckSeesAGradientThatIsWrong() {
        Map<String, NDArray> x = Map.of("x", normal("x", 3, 4));
        GradientCheck check = new GradientCheck(manager, 4, Set.of());
        check.verify(x, in -> in.get("x").mul(in.get("x")).sum());
        // half of the gradient is cut off
        AssertionError half = assertThrows(
                AssertionError.class,
                () -> check.verify(
                        x, in -> in.get("x").mul(in.get("x").stopGradient()).sum()));
        assertTrue(half.getMessage().contains("finite differences"), half.getMessage());
        // all of it
        assertThrows(
                AssertionError.class,
                () -> check.verify(x, in -> in.get("x")
                        .stopGradient()
                        .sum()
                        .add(ops.times(in.get("x").sum(), 0))));
        // one entry in a hundred thousand
        assertThrows(
                AssertionError.class,
                () -> check.verify(x, in -> ops.times(in.get("x"), 1 + 1e-5)
                        .stopGradient()
                        .add(in.get("x").sub(in.get("x").stopGradient()))
                        .sum()));
    }

    @Test
    void theCheckSeesAWrongGradientInsideAModule() {
        UnaryOperator<NDArray> half =
                x -> x.getNDArrayInternal().gelu().stopGradient().add(ops.times(x.sub(x.stopGradient()), 0.5));
        try (Ops broken = new Ops(manager, DataType.FLOAT64, half)) {
            Ops right = ops;
            ops = broken;
            assertThrows(AssertionError.class, () -> encoderBlock("layer1.0", 4, 1, true));
            assertThrows(AssertionError.class, () -> decoderBlock(true));
            assertThrows(AssertionError.class, () -> gaussianNetThroughItsDraws("prior"));
            assertThrows(AssertionError.class, this::combiningHead);
            ops = right;
        }
    }
}
