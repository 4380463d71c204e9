// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.data.Batch;
import org.consilium.segmentation.loss.GedKind;
import org.consilium.segmentation.network.Gaussian;
import org.consilium.segmentation.network.Golden;
import org.consilium.segmentation.network.Network;
import org.consilium.segmentation.network.Ops;
import org.consilium.segmentation.network.PosteriorInput;
import org.consilium.segmentation.network.Precision;
import org.consilium.segmentation.network.Profile;
import org.consilium.segmentation.network.Weights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The losses of both phases through the whole network, and the optimiser, against golden numbers. */
abstract class GoldenPhases {

    private static final Profile PROFILE = new Profile(
            "golden",
            List.of(8, 8, 16, 16, 32),
            List.of(3, 4, 6, 3),
            List.of(32, 16, 16, 8, 16),
            16,
            List.of(4, 6, 8, 8, 10),
            2,
            6,
            8,
            16,
            4,
            20,
            16,
            5,
            32);

    private final Precision precision;
    private NDManager manager;
    private Ops ops;

    GoldenPhases(Precision precision) {
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

    @ParameterizedTest
    @CsvSource({"i1_phase1, STACK", "i2_phase1_summary, SUMMARY"})
    void phaseOne(String name, PosteriorInput input) {
        Golden golden = golden(name);
        Map<String, NDArray> parameters = phaseOne(golden, input, terms -> {
            golden.assertOutput("loss", terms.total());
            golden.assertOutput("loss.seg", terms.segmentation());
            golden.assertOutput("loss.kl", terms.kl());
            golden.assertOutput("loss.harm", terms.harmonizer());
            golden.assertOutput("loss.ged", terms.ged());
            return terms.total();
        });
        assertGradients(golden, parameters);
        for (String output : golden.names("output")) {
            if (output.startsWith("after.")) {
                golden.assertOutput(output, parameters.get(output.substring("after.".length())));
            }
        }
    }

    Ops ops() {
        return ops;
    }

    Golden golden(String name) {
        return new Golden(name, manager, precision);
    }

    /** The parameters with their gradients of what is made of the terms. */
    Map<String, NDArray> phaseOne(Golden golden, PosteriorInput input, Function<LossTerms, NDArray> minimised) {
        Map<String, NDArray> parameters = new TreeMap<>(golden.parameters());
        parameters.forEach((key, tensor) -> {
            if (!key.contains("running_") && !key.startsWith("personal.")) {
                Tape.require(tensor);
            }
        });
        Network network = new Network(PROFILE, 1, 4, input, true);
        try (Tape tape = new Tape()) {
            LossTerms terms = new PhaseOneLoss(1, 1e-3, 1, GedKind.PRODUCT)
                    .of(
                            ops,
                            network,
                            new Weights(parameters),
                            batch(golden),
                            golden.input("eps_q"),
                            golden.input("eps_p"));
            tape.backward(minimised.apply(terms));
        }
        return parameters;
    }

    static void assertGradients(Golden golden, Map<String, NDArray> parameters) {
        List<String> gradients = golden.names("grad");
        assertFalse(gradients.isEmpty(), "golden gradients");
        for (String gradient : gradients) {
            golden.assertGradient(gradient, parameters.get(gradient).getGradient());
        }
    }

    private Batch batch(Golden golden) {
        NDArray masks = golden.input("A");
        float[] chosen = golden.numbers("chosen");
        NDArray label = null;
        for (int b = 0; b < chosen.length; b++) {
            int rater = (int) chosen[b];
            NDArray one = masks.get(String.format(Locale.ROOT, "%d:%d, %d:%d", b, b + 1, rater, rater + 1));
            label = label == null ? one : label.concat(one, 0);
        }
        return new Batch(golden.input("x"), masks, golden.input("present"), label);
    }

    @Test
    void phaseTwo() {
        Golden golden = new Golden("i3_phase2", manager, precision);
        Map<String, NDArray> parameters = new TreeMap<>(golden.parameters());
        Network network = new Network(PROFILE, 1, 4, PosteriorInput.STACK, true);
        Weights w = new Weights(parameters);
        NDArray f = network.features(ops, w, golden.input("x"), false).map();
        golden.assertOutput("F_sub", f.get(":, ::4, ::2, ::2"));
        Gaussian prior = network.prior(ops, w, golden.input("x"));
        NDArray bank = prior.draw(golden.input("eps_bank"));
        golden.assertOutput("bank", bank);
        golden.assertOutput("z", network.codes(ops, w, f, bank));
        parameters.forEach((key, tensor) -> {
            if (key.startsWith("personal.")) {
                Tape.require(tensor);
            }
        });
        try (Tape tape = new Tape()) {
            PhaseTwoLoss.Terms terms =
                    new PhaseTwoLoss(0.1).of(ops, network, w, f, bank, golden.input("A"), golden.input("present"));
            golden.assertOutput("logits", terms.logits());
            golden.assertOutput("loss", terms.total());
            golden.assertOutput("loss.seg", terms.segmentation());
            golden.assertOutput("loss.ged", terms.ged());
            tape.backward(terms.total());
        }
        assertGradients(golden, parameters);
    }

    @Test
    void adam() {
        Golden golden = new Golden("j_adam", manager, precision);
        NDArray parameter = golden.input("w").duplicate();
        NDArray gradients = golden.input("grads");
        Tape.require(parameter);
        try (Adam adam = new Adam(manager, Map.of("w", parameter))) {
            double[] before = precision.numbers(parameter);
            for (int step = 0; step < 3; step++) {
                try (Tape tape = new Tape()) {
                    tape.backward(parameter.mul(gradients.get(step)).sum());
                }
                adam.step(1e-4, 1);
                golden.assertOutput("p" + (step + 1), parameter);
                double[] after = precision.numbers(parameter);
                double[] delta = new double[after.length];
                for (int i = 0; i < delta.length; i++) {
                    delta[i] = after[i] - before[i];
                }
                golden.assertOutput("delta" + (step + 1), delta);
                before = after;
            }
            golden.assertOutput("m3", adam.firstMoments().get("w"));
            golden.assertOutput("v3", adam.secondMoments().get("w"));
        }
    }
}
