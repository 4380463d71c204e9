// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.CaseInfo;
import org.consilium.segmentation.CaseSet;
import org.consilium.segmentation.network.Network;

/** Fills in the card of a freshly trained model. */
public final class ModelCards {

    private ModelCards() {}

    /** @param training borrowed; its tensors are read once for the digest */
    public static ModelCard afterPhaseOne(
            final CaseSet training, final Network network, final long seed, final Map<String, Double> metrics) {
        return new ModelCard(
                ModelCard.FORMAT_VERSION,
                network.profile().name(),
                network.channels(),
                training.raters(),
                network.posteriorInput(),
                network.harmonized(),
                false,
                "",
                mean(training, CaseInfo::rowSpacing),
                mean(training, CaseInfo::columnSpacing),
                seed,
                JniUtils.getNumThreads(),
                digest(training),
                metrics,
                versions());
    }

    private static Double mean(final CaseSet set, final ToDoubleFunction<CaseInfo> spacing) {
        final double mean = set.cases().stream().mapToDouble(spacing).average().orElse(Double.NaN);
        return Double.isNaN(mean) ? null : mean;
    }

    private static String digest(final CaseSet set) {
        try {
            final MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (final NDArray tensor : new NDArray[] {set.images(), set.masks(), set.present()}) {
                for (int i = 0; i < set.size(); i++) {
                    // case by case, so that a large set needs little memory
                    try (NDManager scope = tensor.getManager().newSubManager()) {
                        final NDArray row = tensor.get(i);
                        row.attach(scope);
                        digest.update(row.toByteBuffer());
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Map<String, String> versions() {
        final Map<String, String> versions = new TreeMap<>();
        versions.put("pytorch", PyTorch.engine().getVersion());
        versions.put("java", System.getProperty("java.version"));
        return versions;
    }
}
