// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.loss.GedKind;
import org.consilium.segmentation.loss.Losses;
import org.consilium.segmentation.training.Tape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every module and loss against numbers of an independent implementation: outputs and gradients. */
abstract class GoldenModules {

    private final Precision precision;
    private NDManager manager;
    private Ops ops;

    GoldenModules(Precision precision) {
        this.precision = precision;
    }

    @BeforeEach
    void open() {
        manager = PyTorch.engine().newBaseManager();
        ops = precision.ops(manager);
    }

    @AfterEach
    void close() {
        ops.close();
        manager.close();
    }

    @Test
    void haar() {
        Golden golden = new Golden("a_haar", manager, precision);
        Haar.Bands bands = Haar.forward(ops, golden.input("x"));
        golden.assertOutput("LL", bands.ll());
        golden.assertOutput("LH", bands.lh());
        golden.assertOutput("HL", bands.hl());
        golden.assertOutput("HH", bands.hh());
        golden.assertOutput("idwt_dwt_x", Haar.inverse(ops, bands));
        golden.assertOutput(
                "idwt_of_in",
                Haar.inverse(
                        ops,
                        new Haar.Bands(
                                golden.input("LL_in"),
                                golden.input("LH_in"),
                                golden.input("HL_in"),
                                golden.input("HH_in"))));
    }

    @ParameterizedTest
    @CsvSource({"b1_block_stride1, 1", "b2_block_stride2, 2"})
    void encoderBlock(String name, int stride) {
        Golden golden = new Golden(name, manager, precision);
        Map<String, NDArray> parameters = golden.parameters();
        NDArray x = golden.input("x");
        golden.assertOutput("eval", Encoder.block(ops, new Weights(parameters), x, stride, false));
        assertGradients(golden, parameters, Map.of("x", x), () -> {
            NDArray y = Encoder.block(ops, new Weights(parameters), x, stride, true);
            golden.assertOutput("train", y);
            return y.mul(golden.input("cot")).sum();
        });
        assertRunningStatistics(golden, parameters);
    }

    @ParameterizedTest
    @CsvSource({"c1_decoder_skip, true", "c2_decoder_noskip, false"})
    void decoderBlock(String name, boolean joined) {
        Golden golden = new Golden(name, manager, precision);
        Map<String, NDArray> parameters = golden.parameters();
        Map<String, NDArray> inputs = new LinkedHashMap<>();
        inputs.put("x", golden.input("x"));
        if (joined) {
            inputs.put("skip", golden.input("skip"));
        }
        Weights w = new Weights(parameters);
        golden.assertOutput("eval", DecoderBlock.forward(ops, w, inputs.get("x"), inputs.get("skip"), false));
        assertGradients(golden, parameters, inputs, () -> {
            NDArray y = DecoderBlock.forward(ops, w, inputs.get("x"), inputs.get("skip"), true);
            golden.assertOutput("train", y);
            return y.mul(golden.input("cot")).sum();
        });
        assertRunningStatistics(golden, parameters);
    }

    private static void assertRunningStatistics(Golden golden, Map<String, NDArray> parameters) {
        for (String name : golden.names("output")) {
            if (name.startsWith("after.")) {
                golden.assertOutput(name, parameters.get(name.substring("after.".length())));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"d1_gaussian_even", "d2_gaussian_odd_ceil"})
    void gaussianNet(String name) {
        Golden golden = new Golden(name, manager, precision);
        Map<String, NDArray> parameters = golden.parameters();
        NDArray x = golden.input("x");
        assertGradients(golden, parameters, Map.of("x", x), () -> {
            Gaussian g = GaussianNet.forward(ops, new Weights(parameters), x, 4, 2, 6);
            golden.assertOutput("mu", g.mean());
            golden.assertOutput("log_sigma", g.logSigma());
            golden.assertOutput("z", g.draw(golden.input("eps")));
            return g.mean()
                    .mul(golden.input("cot_mu"))
                    .sum()
                    .add(g.logSigma().mul(golden.input("cot_ls")).sum());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"e1_harmonizer_pooled", "e2_harmonizer_pool_not_divisible"})
    void harmonizer(String name) {
        Golden golden = new Golden(name, manager, precision);
        Map<String, NDArray> parameters = golden.parameters();
        Map<String, NDArray> inputs = new LinkedHashMap<>();
        inputs.put("f0", golden.input("f0"));
        inputs.put("f1", golden.input("f1"));
        Weights w = new Weights(parameters);
        assertGradients(golden, parameters, inputs, () -> {
            Harmonizer.Modulation m0 = Harmonizer.forward(ops, w, inputs.get("f0"), 0, 4, 8);
            Harmonizer.Modulation m1 = Harmonizer.forward(ops, w, inputs.get("f1"), 1, 4, 8);
            golden.assertOutput("descriptor0", m0.descriptor());
            golden.assertOutput("descriptor1", m1.descriptor());
            golden.assertOutput("gamma0", m0.gamma());
            golden.assertOutput("beta1", m1.beta());
            golden.assertOutput("f0_tilde", m0.features());
            golden.assertOutput("f1_tilde", m1.features());
            NDArray penalty = Losses.harmonizer(ops, List.of(m0, m1));
            golden.assertOutput("penalty", penalty);
            return m0.features()
                    .mul(golden.input("cot0"))
                    .sum()
                    .add(m1.features().mul(golden.input("cot1")).sum())
                    .add(ops.times(penalty, 0.7));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"f1_personalization", "f2_personalization_32"})
    void personalization(String name) {
        Golden golden = new Golden(name, manager, precision);
        Map<String, NDArray> parameters = golden.parameters();
        NDArray f = golden.input("f");
        Weights w = new Weights(parameters);
        assertGradients(golden, parameters, Map.of("f", f), () -> {
            Personalization.Shared shared = Personalization.shared(ops, w, f);
            NDArray z = Personalization.codes(ops, w, shared, golden.input("bank"), List.of(0, 1));
            NDArray z0 = z.get(":, 0");
            NDArray z1 = z.get(":, 1");
            golden.assertOutput("xd", shared.xd());
            golden.assertOutput("pwc", shared.weights());
            golden.assertOutput("r0.z", z0);
            golden.assertOutput("r1.z", z1);
            return z0.mul(golden.input("cot0"))
                    .sum()
                    .add(z1.mul(golden.input("cot1")).sum());
        });
    }

    @Test
    void combiningHead() {
        Golden golden = new Golden("g_fcomb", manager, precision);
        Map<String, NDArray> parameters = golden.parameters();
        Map<String, NDArray> inputs = new LinkedHashMap<>();
        inputs.put("f", golden.input("f"));
        inputs.put("z", golden.input("z"));
        assertGradients(golden, parameters, inputs, () -> {
            NDArray logits = CombiningHead.forward(ops, new Weights(parameters), inputs.get("f"), inputs.get("z"));
            golden.assertOutput("logits", logits);
            return logits.mul(golden.input("cot")).sum();
        });
    }

    @Test
    void losses() {
        Golden golden = new Golden("h_losses", manager, precision);
        NDArray masks = golden.input("A");
        NDArray present = golden.input("present");
        NDArray all = present.onesLike();
        float[] chosen = golden.numbers("chosen");
        NDArray chosenMasks = null;
        for (int b = 0; b < chosen.length; b++) {
            int rater = (int) chosen[b];
            NDArray one = masks.get(String.format(Locale.ROOT, "%d:%d, %d:%d", b, b + 1, rater, rater + 1));
            chosenMasks = chosenMasks == null ? one : chosenMasks.concat(one, 0);
        }
        NDArray label = chosenMasks;
        NDArray one = manager.ones(new ai.djl.ndarray.types.Shape(chosen.length, 1));
        NDArray five = manager.ones(new ai.djl.ndarray.types.Shape(chosen.length, 5));
        String four = ":, 0:4";
        assertLoss(golden, "seg_chosen", l -> Losses.segmentation(ops, l.get(":, 0:1"), label, one));
        assertLoss(golden, "seg_all", l -> Losses.segmentation(ops, l.get(four), masks, all));
        assertLoss(golden, "seg_present", l -> Losses.segmentation(ops, l.get(four), masks, present));
        for (GedKind kind : GedKind.values()) {
            String name = "ged_" + kind.name().toLowerCase(java.util.Locale.ROOT);
            assertLoss(golden, name + "_all", l -> Losses.ged(ops, ops.sigmoid(l), five, masks, all, kind));
            assertLoss(golden, name + "_present", l -> Losses.ged(ops, ops.sigmoid(l), five, masks, present, kind));
            assertLoss(
                    golden,
                    name + "_phase2",
                    l -> Losses.ged(ops, ops.sigmoid(l.get(four)), present, masks, present, kind));
        }
    }

    private void assertLoss(Golden golden, String name, java.util.function.UnaryOperator<NDArray> loss) {
        NDArray logits = golden.input("logits");
        Tape.require(logits);
        try (Tape tape = new Tape()) {
            NDArray value = loss.apply(logits);
            golden.assertOutput(name, value);
            tape.backward(value);
        }
        golden.assertGradient(name + ".logits", logits.getGradient());
    }

    @Test
    void klDivergence() {
        Golden golden = new Golden("h_losses", manager, precision);
        Map<String, NDArray> inputs = new LinkedHashMap<>();
        for (String name : List.of("mu_q", "logsigma_q", "mu_p", "logsigma_p")) {
            inputs.put(name, golden.input(name));
            Tape.require(inputs.get(name));
        }
        try (Tape tape = new Tape()) {
            NDArray kl = Losses.kl(
                    ops,
                    new Gaussian(inputs.get("mu_q"), inputs.get("logsigma_q")),
                    new Gaussian(inputs.get("mu_p"), inputs.get("logsigma_p")));
            golden.assertOutput("kl", kl);
            tape.backward(kl);
        }
        inputs.forEach((name, tensor) -> golden.assertGradient("kl." + name, tensor.getGradient()));
    }

    @Test
    void posteriorSummary() {
        Golden golden = new Golden("k_summary", manager, precision);
        golden.assertOutput("summary", PosteriorInput.SUMMARY.maps(ops, golden.input("A"), golden.input("present")));
    }

    /** Runs the loss on a tape and compares every stored gradient, of inputs and of parameters. */
    private static void assertGradients(
            Golden golden, Map<String, NDArray> parameters, Map<String, NDArray> inputs, Supplier<NDArray> loss) {
        Map<String, NDArray> leaves = new LinkedHashMap<>(inputs);
        parameters.forEach((name, tensor) -> {
            if (!name.contains("running_")) {
                leaves.put(name, tensor);
            }
        });
        leaves.values().forEach(Tape::require);
        try (Tape tape = new Tape()) {
            tape.backward(loss.get());
        }
        List<String> stored = golden.names("grad");
        assertTrue(!stored.isEmpty());
        for (String name : stored) {
            golden.assertGradient(name, leaves.get(name).getGradient());
        }
    }
}
