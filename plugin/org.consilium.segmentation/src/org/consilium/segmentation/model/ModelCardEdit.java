// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.model;

import java.util.List;
import java.util.Map;

/** A model card being changed; what is not named stays as it was. */
final class ModelCardEdit {

    private final ModelCard before;
    private List<String> raters;
    private boolean prompts;
    private boolean personalized;
    private String structure;
    private String normalisation;
    private long seed;
    private int threads;
    private String dataDigest;
    private Map<String, Double> metrics;
    private Map<String, String> versions;
    private Map<String, String> settings;

    ModelCardEdit(final ModelCard before) {
        this.before = before;
        this.raters = before.raters();
        this.prompts = before.prompts();
        this.personalized = before.personalized();
        this.structure = before.structure();
        this.normalisation = before.normalisation();
        this.seed = before.seed();
        this.threads = before.threads();
        this.dataDigest = before.dataDigest();
        this.metrics = before.metrics();
        this.versions = before.versions();
        this.settings = before.settings();
    }

    ModelCardEdit raters(final List<String> value) {
        raters = value;
        return this;
    }

    ModelCardEdit personalized(final boolean withPrompts) {
        personalized = true;
        prompts = withPrompts;
        return this;
    }

    ModelCardEdit structure(final String value) {
        structure = value;
        return this;
    }

    ModelCardEdit normalisation(final String value) {
        normalisation = value;
        return this;
    }

    ModelCardEdit made(final long withSeed, final int withThreads, final String fromData) {
        seed = withSeed;
        threads = withThreads;
        dataDigest = fromData;
        return this;
    }

    ModelCardEdit metrics(final Map<String, Double> value) {
        metrics = value;
        return this;
    }

    ModelCardEdit versions(final Map<String, String> value) {
        versions = value;
        return this;
    }

    ModelCardEdit settings(final Map<String, String> value) {
        settings = value;
        return this;
    }

    ModelCard card() {
        return new ModelCard(
                before.formatVersion(),
                before.method(),
                before.profile(),
                before.channels(),
                raters,
                before.posteriorRaters(),
                before.posteriorInput(),
                before.harmonizer(),
                prompts,
                personalized,
                structure,
                normalisation,
                before.rowSpacing(),
                before.columnSpacing(),
                seed,
                threads,
                dataDigest,
                metrics,
                versions,
                settings);
    }
}
