// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.port;

import java.util.List;
import org.consilium.tensor.NamedTensors;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;

/**
 * Predictions, as far as they were asked for: "probabilities" float32 [N,K,H,W] of the samples, "personal" float32
 * [N,R,H,W] of the raters, "masks" and "personal_masks" uint8 of the same shapes, and "mean", "entropy", "variance" and
 * "agreement" float32 [N,H,W].
 */
public final class SamplesPortObject extends TensorPortObject<SamplesPortSpec> {

    /** The port type. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(SamplesPortObject.class);

    /** Registered with the port type. */
    public static final class Serializer extends TensorPortSerializer<SamplesPortObject> {
        @Override
        SamplesPortObject create(final PortObjectSpec spec, final PortContent content) {
            return new SamplesPortObject((SamplesPortSpec) spec, content);
        }
    }

    private final List<CaseRecord> records;

    private SamplesPortObject(final SamplesPortSpec spec, final PortContent content) {
        super(spec, content);
        this.records = List.of(PortJson.gson().fromJson(content.details(), CaseRecord[].class));
    }

    /**
     * @param spec its sizes must be those of the tensors
     * @param records one per case, in the order of the tensors
     * @param tensors at least "probabilities" or "personal"; the tensor store owns them from now on
     * @param fileStore where KNIME keeps the file
     */
    public SamplesPortObject(
            final SamplesPortSpec spec,
            final List<CaseRecord> records,
            final NamedTensors tensors,
            final FileStore fileStore) {
        super(spec, PortJson.gson().toJson(records), tensors, fileStore);
        this.records = List.copyOf(records);
    }

    /** One record per case, in the order of the tensors. */
    public List<CaseRecord> records() {
        return records;
    }

    @Override
    public String getSummary() {
        return getSpec().summary();
    }

    @Override
    String kind() {
        return "samples";
    }
}
