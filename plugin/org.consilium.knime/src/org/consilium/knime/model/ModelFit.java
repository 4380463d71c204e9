// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.consilium.ground.Count;
import org.consilium.knime.port.CasesPortSpec;
import org.consilium.knime.port.ModelPortSpec;
import org.consilium.knime.port.TensorPortSpec;
import org.knime.core.node.InvalidSettingsException;

/** Whether cases are such as a model was made for. */
public final class ModelFit {

    /** Of pixel sizes: beyond it a lesion looks to the model like one of another size. */
    private static final double LARGEST_RATIO = 1.5;

    private ModelFit() {}

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
}
