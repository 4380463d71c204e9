// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.sampler;

import ai.djl.Device;
import java.io.IOException;
import java.util.List;
import org.consilium.knime.execution.NodeProgress;
import org.consilium.knime.port.CaseRecord;
import org.consilium.knime.port.PortRows;
import org.consilium.knime.port.SamplesPortObject;
import org.consilium.knime.port.SamplesPortSpec;
import org.consilium.knime.port.Streaming;
import org.consilium.knime.table.ColumnNames;
import org.consilium.segmentation.data.CaseSource;
import org.consilium.segmentation.model.ModelCard;
import org.consilium.segmentation.sampling.ProbabilisticSampler;
import org.consilium.segmentation.sampling.SampleSettings;
import org.consilium.tensor.Held;
import org.consilium.tensor.NamedTensors;
import org.consilium.tensor.TensorLayout;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;

/**
 * One run of the sampler on a device: the samples stay there, or go to their file case by case if they exceed the
 * device's budget, with the same values.
 */
record SamplerRun(
        ExecutionContext exec,
        FileStore fileStore,
        SampleSettings settings,
        boolean pictures,
        ColumnNames names,
        Device device,
        NodeProgress progress) {

    /**
     * @param weights of the model, on the device; borrowed
     * @param cases borrowed
     * @param records of the cases
     * @param spec of the samples
     * @return the samples and the table
     */
    SampledCases run(
            ModelCard card, NamedTensors weights, CaseSource cases, List<CaseRecord> records, SamplesPortSpec spec)
            throws IOException {
        TensorLayout layout = ProbabilisticSampler.layout(card, cases, settings);
        if (Streaming.isWanted(layout.bytes(), device)) {
            SamplesPortObject port = SamplesPortObject.write(
                    spec,
                    records,
                    layout,
                    fileStore,
                    rows -> ProbabilisticSampler.sample(
                            card,
                            weights,
                            cases,
                            settings,
                            device,
                            progress,
                            (name, index, values) -> rows.write(name, index, values.toByteBuffer())));
            try (PortRows samples = port.fileRows()) {
                return new SampledCases(port, table(card, cases, records, samples));
            }
        }
        try (Held<NamedTensors> samples =
                Held.of(ProbabilisticSampler.sample(card, weights, cases, settings, device, progress))) {
            BufferedDataTable table = table(card, cases, records, PortRows.of(samples.get(), () -> {}));
            SampledCases result =
                    new SampledCases(new SamplesPortObject(spec, records, samples.get(), fileStore), table);
            // the store owns the samples since the port object was made
            samples.handOver();
            return result;
        }
    }

    private BufferedDataTable table(ModelCard card, CaseSource cases, List<CaseRecord> records, PortRows samples) {
        return SampleTable.columns(pictures)
                .build(
                        exec,
                        new SampleTable(pictures, settings, card.raters())
                                .rows(records, cases, samples, device, progress),
                        names);
    }
}
