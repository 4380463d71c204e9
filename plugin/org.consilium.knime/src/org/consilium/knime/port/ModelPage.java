// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.port;

import java.util.List;
import java.util.Map;
import org.consilium.ground.Count;
import org.consilium.knime.page.Grid;
import org.consilium.knime.page.Page;
import org.consilium.segmentation.model.Method;
import org.consilium.segmentation.model.ModelCard;
import org.consilium.segmentation.model.SeenCases;
import org.consilium.segmentation.model.TrainingRecord;
import org.consilium.tensor.TensorLayout;

/** What a model port shows: its card, in words. No tensor is read. */
final class ModelPage {

    private static final String TITLE = "Segmentation model";
    private static final int MOST_SETTINGS = 100;

    private ModelPage() {}

    static Page of(ModelPortSpec spec) {
        Page.Builder page = Page.of(TITLE).note("What is known before the node has run.");
        describe(page, spec);
        return page.build();
    }

    static Page of(ModelPortSpec spec, ModelCard card, TensorLayout layout) {
        Page.Builder page = Page.of(TITLE).fact("Method", method(card.method()));
        describe(page, spec);
        TrainingRecord training = card.training();
        page.fact("Learned from", learned(training.seen()))
                .fact("Seed", Long.toString(training.seed()))
                .fact("Threads", training.threads() > 0 ? Integer.toString(training.threads()) : "")
                .fact("Training cases (SHA-256)", training.dataDigest())
                .fact("Size", PageWords.bytes(layout.bytes()));
        List<List<String>> figures = training.metrics().entrySet().stream()
                .map(figure -> List.of(figure.getKey(), PageWords.number(figure.getValue())))
                .toList();
        page.grid(Grid.first("Figures on the validation cases", List.of("Figure", "Value"), figures, MOST_SETTINGS));
        page.grid(named("Settings of the training", training.settings()));
        page.grid(named("Made with", training.versions()));
        page.grid(named("Arithmetic", training.arithmetic()));
        page.grid(PageWords.tensors(layout));
        return page.build();
    }

    private static void describe(Page.Builder page, ModelPortSpec spec) {
        boolean known = spec.channels() != TensorPortSpec.UNKNOWN;
        page.fact("Network", spec.profile())
                .fact("Channels", known ? Integer.toString(spec.channels()) : "known when the node has run")
                .fact("Raters", PageWords.raters(spec.raters()))
                .fact("Personalised", known ? yesOrNo(spec.personalized()) : "")
                .fact("Structure", spec.structure())
                .fact("Image values", spec.normalisation())
                .fact("Pixel spacing", PageWords.spacing(spec.rowSpacing(), spec.columnSpacing()));
    }

    private static String yesOrNo(boolean value) {
        return value ? "yes" : "no";
    }

    private static String method(Method method) {
        return switch (method) {
            case CONSILIUM -> "Consilium: Probabilistic U-Net with Noise Harmonizer and GED loss";
            case PROBABILISTIC_UNET -> "Probabilistic U-Net";
            case DPERSONA -> "D-Persona, first stage";
            case RATER_UNETS -> "One U-Net per rater";
        };
    }

    private static String learned(SeenCases seen) {
        return seen.cases().isEmpty()
                ? ""
                : Count.of(seen.cases().size(), "case") + " of "
                        + Count.of(seen.patients().size(), "patient");
    }

    private static Grid named(String title, Map<String, String> values) {
        List<List<String>> rows = values.entrySet().stream()
                .filter(value -> !value.getValue().isBlank())
                .map(value -> List.of(value.getKey(), value.getValue()))
                .toList();
        return Grid.first(title, List.of("Name", "Value"), rows, MOST_SETTINGS);
    }
}
