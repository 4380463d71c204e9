// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.port;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;

/** Writes what a tensor port knows; its tensors are in the file store. Cheap, for KNIME calls it per consumer. */
abstract class TensorPortSerializer<T extends TensorPortObject<?>> extends PortObject.PortObjectSerializer<T> {

    private static final String ENTRY = "consilium";

    @Override
    public final void savePortObject(T object, PortObjectZipOutputStream out, ExecutionMonitor monitor)
            throws IOException {
        out.putNextEntry(new ZipEntry(ENTRY));
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(PortVersion.CURRENT);
        object.content().write(data);
        data.flush();
        out.closeEntry();
    }

    @Override
    public final T loadPortObject(PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor monitor)
            throws IOException {
        ZipEntry entry = in.getNextEntry();
        if (entry == null || !ENTRY.equals(entry.getName())) {
            throw new IOException("The saved port holds no entry '" + ENTRY + "'. Execute its node again.");
        }
        return load(spec, new DataInputStream(in));
    }

    /** Reads what stands in the entry, the version first. */
    final T load(PortObjectSpec spec, DataInput data) throws IOException {
        String refusal = PortVersion.refusal("The saved port", data.readInt());
        if (refusal != null) {
            throw new IOException(refusal);
        }
        return create(spec, PortContent.read(data));
    }

    abstract T create(PortObjectSpec spec, PortContent content) throws IOException;
}
