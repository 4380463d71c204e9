// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.model;

import org.consilium.knime.port.CasesPortSpec;
import org.consilium.knime.port.ModelPortObject;
import org.consilium.knime.port.ModelPortSpec;
import org.consilium.segmentation.model.Method;
import org.consilium.segmentation.model.ModelCard;
import org.consilium.segmentation.training.Trained;
import org.knime.core.data.filestore.FileStore;

/** Makes the ports of models. */
public final class ModelPorts {

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
}
