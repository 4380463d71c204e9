// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.model;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.consilium.pytorch.PyTorch;
import org.consilium.pytorch.Torch;
import org.consilium.segmentation.data.CaseInfo;
import org.consilium.segmentation.data.CaseSource;
import org.consilium.segmentation.network.Network;

/** Fills in the card of a freshly trained model. */
public final class ModelCards {

    /**
     * What a phase was given and gave.
     *
     * @param phase names its settings in the card
     * @param seed of all noise
     * @param dataDigest SHA-256 over the training cases
     * @param metrics figures on the validation cases
     * @param settings by name
     * @param seen what was learned from
     */
    public record PhaseResult(
            String phase,
            long seed,
            String dataDigest,
            Map<String, Double> metrics,
            Map<String, String> settings,
            SeenCases seen) {}

    private static final TrainingRecord NOTHING = new TrainingRecord(0, 0, "", Map.of(), Map.of(), Map.of(), Map.of());

    private ModelCards() {}

    /** @param personalized whether the raters have masks of their own already */
    public static ModelCard afterPhaseOne(
            Method method, CaseSource training, Network network, boolean personalized, PhaseResult result) {
        return new ModelCard(
                method,
                training.raters(),
                Architecture.of(network, personalized),
                new TrainedImages(
                        "", "", mean(training, CaseInfo::rowSpacing), mean(training, CaseInfo::columnSpacing)),
                training(NOTHING, result));
    }

    /** The card of a model after phase 2. */
    public static ModelCard personalized(ModelCard before, boolean prompts, PhaseResult result) {
        return new ModelCard(
                before.method(),
                before.raters(),
                before.architecture().personalized(prompts),
                before.images(),
                training(before.training(), result));
    }

    /** The card of a model that learned another rater. */
    public static ModelCard withRater(ModelCard before, String rater, PhaseResult result) {
        List<String> raters = new ArrayList<>(before.raters());
        raters.add(rater);
        return new ModelCard(
                before.method(), raters, before.architecture(), before.images(), training(before.training(), result));
    }

    private static TrainingRecord training(TrainingRecord before, PhaseResult result) {
        Map<String, Double> metrics = new LinkedHashMap<>(before.metrics());
        metrics.putAll(result.metrics());
        return new TrainingRecord(
                result.seed(),
                Torch.threads(),
                result.dataDigest(),
                metrics,
                versions(),
                PyTorch.arithmetic().description(),
                named(before.settings(), result),
                before.seen().plus(result.seen()));
    }

    private static Map<String, String> named(Map<String, String> before, PhaseResult result) {
        Map<String, String> settings = new LinkedHashMap<>(before);
        result.settings().forEach((name, value) -> settings.put(result.phase() + "." + name, value));
        return settings;
    }

    private static Double mean(CaseSource set, ToDoubleFunction<CaseInfo> spacing) {
        double mean = set.cases().stream().mapToDouble(spacing).average().orElse(Double.NaN);
        return Double.isNaN(mean) ? null : mean;
    }

    private static Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>();
        versions.put("consilium", ownVersion());
        versions.put("djl", Engine.getDjlVersion());
        versions.put("pytorch", PyTorch.engine().getVersion());
        versions.put("java", System.getProperty("java.version"));
        return versions;
    }

    /** The version in this bundle's manifest; "unknown" where the classes do not come from a bundle. */
    private static String ownVersion() {
        try (InputStream in = ModelCards.class.getResourceAsStream("/META-INF/MANIFEST.MF")) {
            Attributes manifest = in == null ? new Attributes() : new Manifest(in).getMainAttributes();
            String bundle = manifest.getValue("Bundle-SymbolicName");
            return bundle != null && bundle.startsWith("org.consilium.")
                    ? manifest.getValue("Bundle-Version")
                    : "unknown";
        } catch (IOException e) {
            return "unknown";
        }
    }
}
