// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.port;

import org.consilium.knime.page.Page;
import org.consilium.segmentation.model.ModelCard;
import org.consilium.tensor.NamedTensors;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;

/** A trained network: parameters under their PyTorch names, and the card that says how it was trained. */
public final class ModelPortObject extends TensorPortObject<ModelPortSpec> {

    /** The port type. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(ModelPortObject.class);

    /** Registered with the port type. */
    public static final class Serializer extends TensorPortSerializer<ModelPortObject> {
        @Override
        ModelPortObject create(PortObjectSpec spec, PortContent content) {
            return new ModelPortObject((ModelPortSpec) spec, content);
        }
    }

    private final ModelCard card;

    private ModelPortObject(ModelPortSpec spec, PortContent content) {
        super(spec, content);
        this.card = ModelCard.fromJson(content.details());
    }

    /**
     * @param spec what the card says, as far as a specification holds it
     * @param card how the network was trained
     * @param parameters the tensor store owns them from now on
     * @param fileStore where KNIME keeps the file
     */
    public ModelPortObject(ModelPortSpec spec, ModelCard card, NamedTensors parameters, FileStore fileStore) {
        super(spec, card.toJson(), parameters, fileStore);
        this.card = card;
    }

    /** How the network was trained. */
    public ModelCard card() {
        return card;
    }

    @Override
    public String getSummary() {
        return getSpec().summary();
    }

    @Override
    Page page() {
        return ModelPage.of(getSpec(), card, layout());
    }

    @Override
    String kind() {
        return "model";
    }
}
