// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.ports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.internal.bridge.Bridges;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;
import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortUtil;

/** Port objects and specs, except tables, through their serializers. */
public final class PortSerialization {
    private PortSerialization() {}

    @SuppressWarnings("unchecked")
    public static void write(PortObjectSpec spec, OutputStream out) throws IOException {
        PortObjectSpecSerializer<PortObjectSpec> serializer =
                PortUtil.getPortObjectSpecSerializer((Class<PortObjectSpec>) spec.getClass());
        try (PortObjectSpecZipOutputStream zip = PortUtil.getPortObjectSpecZipOutputStream(out)) {
            serializer.savePortObjectSpec(spec, zip);
        }
    }

    public static PortObjectSpec readSpec(Class<? extends PortObjectSpec> type, InputStream in) throws IOException {
        try (PortObjectSpecZipInputStream zip = PortUtil.getPortObjectSpecZipInputStream(in)) {
            return PortUtil.getPortObjectSpecSerializer(type).loadPortObjectSpec(zip);
        }
    }

    @SuppressWarnings("unchecked")
    public static void write(PortObject object, OutputStream out) throws IOException, CanceledExecutionException {
        PortObjectSerializer<PortObject> serializer =
                PortUtil.getPortObjectSerializer((Class<PortObject>) object.getClass());
        try (PortObjectZipOutputStream zip = PortUtil.getPortObjectZipOutputStream(out)) {
            serializer.savePortObject(object, zip, new ExecutionMonitor());
        }
    }

    public static PortObject readObject(Class<? extends PortObject> type, PortObjectSpec spec, InputStream in)
            throws IOException, CanceledExecutionException {
        try (PortObjectZipInputStream zip = PortUtil.getPortObjectZipInputStream(in)) {
            return PortUtil.getPortObjectSerializer(type).loadPortObject(zip, spec, new ExecutionMonitor());
        }
    }

    /** Copies an object; the copy of one with files gets the same files. */
    public static PortObject copy(PortObject object) throws IOException, CanceledExecutionException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(object, bytes);
        PortObject copy =
                readObject(object.getClass(), object.getSpec(), new ByteArrayInputStream(bytes.toByteArray()));
        if (object instanceof FileStorePortObject from && copy instanceof FileStorePortObject to) {
            Bridges.FILE_STORE.attach(to, Bridges.FILE_STORE.stores(from));
        }
        return copy;
    }
}
