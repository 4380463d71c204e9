// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.port;

import ai.djl.Device;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.knime.page.Page;
import org.consilium.segmentation.data.BitMask;
import org.consilium.segmentation.data.CaseSet;
import org.consilium.segmentation.data.RatedCase;
import org.consilium.tensor.safetensors.SafetensorsWriter;
import org.consilium.tensor.store.TensorLease;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;

/** Cases: images float32 [N,C,H,W], masks uint8 [N,R,H,W], presence uint8 [N,R], and a record per case. */
public final class CasesPortObject extends TensorPortObject<CasesPortSpec> {

    /** The port type. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(CasesPortObject.class);

    /** The port type of an input that may stay unconnected. */
    public static final PortType TYPE_OPTIONAL =
            PortTypeRegistry.getInstance().getPortType(CasesPortObject.class, true);

    /** Registered with the port type. */
    public static final class Serializer extends TensorPortSerializer<CasesPortObject> {
        @Override
        CasesPortObject create(PortObjectSpec spec, PortContent content) {
            return new CasesPortObject((CasesPortSpec) spec, content);
        }
    }

    private static final String KIND = "cases";

    private final List<CaseRecord> records;

    private CasesPortObject(CasesPortSpec spec, PortContent content) {
        super(spec, content);
        this.records = List.of(PortJson.gson().fromJson(content.details(), CaseRecord[].class));
    }

    private CasesPortObject(CasesPortSpec spec, List<CaseRecord> records, String details, FileStore fileStore) {
        super(spec, details, spec.layout(), fileStore);
        this.records = List.copyOf(records);
    }

    /**
     * Cases that are written to their file as they come and stay there until somebody asks for them, so that they need
     * no memory.
     *
     * @param spec all sizes are known
     * @param records one per case, in the order of the tensors
     * @param fileStore where KNIME keeps the file
     * @param filling writes "images", "masks" and "present"; if it fails, there is no file
     */
    public static CasesPortObject write(
            CasesPortSpec spec, List<CaseRecord> records, FileStore fileStore, SafetensorsWriter.Filling filling)
            throws IOException {
        String details = PortJson.gson().toJson(records);
        write(fileStore, KIND, details, spec.layout(), filling);
        return new CasesPortObject(spec, records, details, fileStore);
    }

    /** The same file, of whose cases more is known now that it is written. */
    public CasesPortObject withRecords(List<CaseRecord> known, FileStore fileStore) {
        return new CasesPortObject(getSpec(), known, PortJson.gson().toJson(known), fileStore);
    }

    /** One record per case, in the order of the tensors. */
    public List<CaseRecord> records() {
        return records;
    }

    /**
     * Opens the cases where they are, or as a stream out of their file if they are too many for a device.
     *
     * @return the caller closes it
     */
    public OpenCases open(Device device) throws IOException {
        return OpenCases.of(this, device, file());
    }

    /**
     * A case with the masks of its raters.
     *
     * @param rows of this port
     */
    public RatedCase rated(PortRows rows, int index) {
        byte[] present = rows.bytes("present", index);
        int size = getSpec().height() * getSpec().width();
        Map<String, BitMask> masks = new LinkedHashMap<>();
        for (int rater = 0; rater < present.length; rater++) {
            if (present[rater] != 0) {
                masks.put(getSpec().raters().get(rater), BitMask.ofBytes(rows.bytes("masks", index, rater), 0, size));
            }
        }
        return new RatedCase(
                records.get(index).info(), getSpec().height(), getSpec().width(), masks);
    }

    /** The cases as the method sees them; borrows the tensors of the lease and is valid while that is open. */
    public CaseSet caseSet(TensorLease lease) throws IOException {
        return new CaseSet(
                getSpec().raters(), records.stream().map(CaseRecord::info).toList(), lease.tensors());
    }

    @Override
    public String getSummary() {
        return getSpec().summary();
    }

    @Override
    Page page() throws IOException {
        try (PortRows rows = fileRows()) {
            return CasesPage.of(getSpec(), records, layout(), rows);
        }
    }

    @Override
    String kind() {
        return KIND;
    }
}
