// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.model;

import java.util.Map;

/**
 * How a model came to be.
 *
 * @param seed of the last phase
 * @param threads of PyTorch while training; results depend on it
 * @param dataDigest SHA-256 over the training cases of the last phase, hexadecimal; empty if unknown
 * @param metrics figures on the validation cases
 * @param versions of the libraries
 * @param arithmetic of the last phase: mode, processor and instruction sets; empty in cards that are older
 * @param settings of each phase as the trainers were given them, by phase and name
 * @param seen what all phases have learned from; nothing in cards that are older
 */
public record TrainingRecord(
        long seed,
        int threads,
        String dataDigest,
        Map<String, Double> metrics,
        Map<String, String> versions,
        Map<String, String> arithmetic,
        Map<String, String> settings,
        SeenCases seen) {

    public TrainingRecord {
        dataDigest = dataDigest == null ? "" : dataDigest;
        metrics = metrics == null ? Map.of() : metrics;
        versions = versions == null ? Map.of() : versions;
        arithmetic = arithmetic == null ? Map.of() : arithmetic;
        settings = settings == null ? Map.of() : settings;
        seen = seen == null ? SeenCases.NONE : seen;
    }

    /** Of a model of which it is not known what it has learned from. */
    public TrainingRecord(
            long seed,
            int threads,
            String dataDigest,
            Map<String, Double> metrics,
            Map<String, String> versions,
            Map<String, String> arithmetic,
            Map<String, String> settings) {
        this(seed, threads, dataDigest, metrics, versions, arithmetic, settings, SeenCases.NONE);
    }
}
