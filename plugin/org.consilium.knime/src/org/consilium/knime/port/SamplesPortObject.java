// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.port;

import java.io.IOException;
import java.util.List;
import org.consilium.knime.page.Page;
import org.consilium.tensor.NamedTensors;
import org.consilium.tensor.TensorLayout;
import org.consilium.tensor.safetensors.SafetensorsWriter;
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

    /** The port type of an input that may stay unconnected. */
    public static final PortType TYPE_OPTIONAL =
            PortTypeRegistry.getInstance().getPortType(SamplesPortObject.class, true);

    /** Registered with the port type. */
    public static final class Serializer extends TensorPortSerializer<SamplesPortObject> {
        @Override
        SamplesPortObject create(PortObjectSpec spec, PortContent content) {
            return new SamplesPortObject((SamplesPortSpec) spec, content);
        }
    }

    private static final String KIND = "samples";

    private final List<CaseRecord> records;

    private SamplesPortObject(SamplesPortSpec spec, PortContent content) {
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
            SamplesPortSpec spec, List<CaseRecord> records, NamedTensors tensors, FileStore fileStore) {
        super(spec, PortJson.gson().toJson(records), tensors, fileStore);
        this.records = List.copyOf(records);
    }

    private SamplesPortObject(
            SamplesPortSpec spec, List<CaseRecord> records, String details, TensorLayout layout, FileStore fileStore) {
        super(spec, details, layout, fileStore);
        this.records = List.copyOf(records);
    }

    /**
     * Predictions that are written to their file as they come and stay there until somebody asks for them, so that they
     * need no memory.
     *
     * @param spec its sizes must be those of the layout
     * @param records one per case, in the order of the tensors
     * @param layout at least "probabilities" or "personal"
     * @param fileStore where KNIME keeps the file
     * @param filling writes the tensors; if it fails, there is no file
     */
    public static SamplesPortObject write(
            SamplesPortSpec spec,
            List<CaseRecord> records,
            TensorLayout layout,
            FileStore fileStore,
            SafetensorsWriter.Filling filling)
            throws IOException {
        String details = PortJson.gson().toJson(records);
        write(fileStore, KIND, details, layout, filling);
        return new SamplesPortObject(spec, records, details, layout, fileStore);
    }

    /** The same file, of whose cases more is known now that it is written. */
    public SamplesPortObject withRecords(List<CaseRecord> known, FileStore fileStore) {
        return new SamplesPortObject(getSpec(), known, PortJson.gson().toJson(known), layout(), fileStore);
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
    Page page() throws IOException {
        try (PortRows rows = fileRows()) {
            return SamplesPage.of(getSpec(), records, layout(), rows);
        }
    }

    @Override
    String kind() {
        return KIND;
    }
}
