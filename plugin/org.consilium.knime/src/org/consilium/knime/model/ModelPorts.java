// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.model;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.consilium.ground.Count;
import org.consilium.knime.port.CaseRecord;
import org.consilium.knime.port.CasesPortSpec;
import org.consilium.knime.port.ModelPortObject;
import org.consilium.knime.port.ModelPortSpec;
import org.consilium.knime.port.TensorPortSpec;
import org.consilium.segmentation.model.Method;
import org.consilium.segmentation.model.ModelCard;
import org.consilium.segmentation.model.SeenCases;
import org.consilium.segmentation.training.Trained;
import org.consilium.tensor.device.DeviceChoice;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.node.InvalidSettingsException;

/** What nodes with a model port share. */
public final class ModelPorts {

    /** Of pixel sizes: beyond it a lesion looks to the model like one of another size. */
    private static final double LARGEST_RATIO = 1.5;

    private ModelPorts() {}

    /**
     * The port of a model trained from nothing; its parameters belong to the tensor store afterwards.
     *
     * @param cases that it was trained with
     */
    public static ModelPortObject port(Trained trained, CasesPortSpec cases, FileStore fileStore) {
        return port(trained, trained.card().withStructure(cases.structure()), cases.normalisation(), fileStore);
    }

    /** The port of a freshly trained model; its parameters belong to the tensor store afterwards. */
    public static ModelPortObject port(Trained trained, String normalisation, FileStore fileStore) {
        return port(trained, trained.card(), normalisation, fileStore);
    }

    private static ModelPortObject port(Trained trained, ModelCard known, String normalisation, FileStore fileStore) {
        ModelCard card = known.withNormalisation(normalisation);
        return new ModelPortObject(spec(card), card, trained.parameters(), fileStore);
    }

    /** What a card says, as far as a specification holds it. */
    public static ModelPortSpec spec(ModelCard card) {
        return new ModelPortSpec(
                        card.architecture().profile(),
                        card.architecture().channels(),
                        card.architecture().personalized(),
                        card.raters(),
                        card.images().structure(),
                        card.method() != Method.RATER_UNETS)
                .withImages(
                        card.images().normalisation(),
                        card.images().rowSpacing() == null
                                ? Double.NaN
                                : card.images().rowSpacing(),
                        card.images().columnSpacing() == null
                                ? Double.NaN
                                : card.images().columnSpacing());
    }

    /** @throws InvalidSettingsException if it is already known that the cases do not fit the model */
    public static void requireFit(ModelPortSpec model, CasesPortSpec cases) throws InvalidSettingsException {
        boolean known = model.channels() != TensorPortSpec.UNKNOWN && cases.channels() != TensorPortSpec.UNKNOWN;
        if (known && model.channels() != cases.channels()) {
            throw new InvalidSettingsException(String.format(
                    Locale.ROOT,
                    "The model takes images of %s, the cases have %d.",
                    Count.of(model.channels(), "channel"),
                    cases.channels()));
        }
    }

    /** Says that a model segments something else than the masks of the cases show; null if nothing is known of that. */
    public static String otherStructure(ModelPortSpec model, CasesPortSpec cases) {
        boolean named = !model.structure().isEmpty() && !cases.structure().isEmpty();
        return named && !model.structure().equals(cases.structure())
                ? String.format(
                        Locale.ROOT,
                        "The model segments '%s', the masks of the cases show '%s'.",
                        model.structure(),
                        cases.structure())
                : null;
    }

    /**
     * The cases as a model's predictions carry them.
     *
     * @param seen what the model has learned from
     */
    public static List<CaseRecord> predicted(SeenCases seen, List<CaseRecord> cases) {
        return cases.stream()
                .map(record -> record.withLearned(seen.holds(record.info())))
                .toList();
    }

    /**
     * Says that the model has learned from some of the cases; may be empty.
     *
     * @param cases as {@link #predicted} made them
     */
    public static List<String> known(List<CaseRecord> cases) {
        long known = cases.stream().filter(CaseRecord::learned).count();
        return known == 0
                ? List.of()
                : List.of("The model has learned from " + known + " of " + Count.of(cases.size(), "case", "cases")
                        + ", or from their patients: figures on them say nothing of new patients.");
    }

    /** Says in what the cases differ from those the model was trained with, as far as both are known. */
    public static List<String> differences(ModelPortSpec model, CasesPortSpec cases) {
        List<String> differences = new ArrayList<>();
        String structure = otherStructure(model, cases);
        if (structure != null) {
            differences.add(structure);
        }
        boolean named =
                !model.normalisation().isEmpty() && !cases.normalisation().isEmpty();
        if (named && !model.normalisation().equals(cases.normalisation())) {
            differences.add(String.format(
                    Locale.ROOT,
                    "The model was trained on image values that are '%s', those of the cases are '%s'.",
                    model.normalisation(),
                    cases.normalisation()));
        }
        if (apart(model.rowSpacing(), cases.rowSpacing()) || apart(model.columnSpacing(), cases.columnSpacing())) {
            differences.add(String.format(
                    Locale.ROOT,
                    "The model was trained on pixels of %.3g x %.3g mm, those of the cases are %.3g x %.3g mm.",
                    model.rowSpacing(),
                    model.columnSpacing(),
                    cases.rowSpacing(),
                    cases.columnSpacing()));
        }
        return differences;
    }

    /** Whether two known sizes differ by more than scans of one protocol do. */
    private static boolean apart(double a, double b) {
        return Math.max(a, b) > LARGEST_RATIO * Math.min(a, b);
    }

    /** @throws InvalidSettingsException if the text names no device */
    public static void requireDevice(String device) throws InvalidSettingsException {
        try {
            DeviceChoice.parse(device);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    public static Device device(String device) {
        return DeviceChoice.parse(device).resolve();
    }
}
