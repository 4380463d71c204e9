// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.port;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.consilium.segmentation.data.CaseInfo;
import org.consilium.segmentation.data.CaseSource;
import org.consilium.segmentation.data.StreamedCases;
import org.consilium.tensor.Held;
import org.consilium.tensor.safetensors.SafetensorsFile;
import org.consilium.tensor.store.TensorLease;

/**
 * The cases of a port, open for training or prediction: in memory if they are there or fit into the device's budget,
 * else read batch by batch from their file, with the same numbers. {@link Streaming} decides. Whoever opened them closes
 * them.
 */
public final class OpenCases implements AutoCloseable {

    private final CaseSource source;
    private final Runnable close;

    private OpenCases(CaseSource source, Runnable close) {
        this.source = source;
        this.close = close;
    }

    static OpenCases of(CasesPortObject port, Device device, Path file) throws IOException {
        if (port.records().isEmpty()) {
            throw new IllegalArgumentException(
                    "There are no cases at this input: the node before it has left none here."
                            + " Connect another output, or ask it for others.");
        }
        if (!port.isStreamed(device)) {
            try (Held<TensorLease> lease = new Held<>(port.acquire(device), TensorLease::close)) {
                OpenCases open = new OpenCases(port.caseSet(lease.get()), lease.get()::close);
                lease.handOver();
                return open;
            }
        }
        List<CaseInfo> infos = port.records().stream().map(CaseRecord::info).toList();
        StreamedCases streamed =
                new StreamedCases(port.getSpec().raters(), infos, SafetensorsFile.open(file, port.layout()));
        return new OpenCases(streamed, streamed::close);
    }

    /** Valid until these are closed. */
    public CaseSource source() {
        return source;
    }

    /** Whether the cases stay in their file. */
    public boolean isStreamed() {
        return source instanceof StreamedCases;
    }

    @Override
    public void close() {
        close.run();
    }
}
