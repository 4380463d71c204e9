// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;

/** Streams and serializers of port objects and specs. */
public final class PortUtil {
    private PortUtil() {}

    /**
     * Returns the serializer registered for a spec class.
     *
     * @throws IllegalArgumentException if there is none
     */
    @SuppressWarnings("unchecked")
    public static <T extends PortObjectSpec> PortObjectSpecSerializer<T> getPortObjectSpecSerializer(Class<T> type) {
        return (PortObjectSpecSerializer<T>) PortTypeRegistry.getInstance()
                .getSpecSerializer(type)
                .orElseThrow(() -> new IllegalArgumentException("No serializer is registered for " + type.getName()));
    }

    /**
     * Returns the serializer registered for a port object class.
     *
     * @throws IllegalArgumentException if there is none
     */
    @SuppressWarnings("unchecked")
    public static <T extends PortObject> PortObjectSerializer<T> getPortObjectSerializer(Class<T> type) {
        return (PortObjectSerializer<T>) PortTypeRegistry.getInstance()
                .getObjectSerializer(type)
                .orElseThrow(() -> new IllegalArgumentException("No serializer is registered for " + type.getName()));
    }

    public static PortObjectSpecZipOutputStream getPortObjectSpecZipOutputStream(OutputStream out) throws IOException {
        return new PortObjectSpecZipOutputStream(out);
    }

    public static PortObjectZipOutputStream getPortObjectZipOutputStream(OutputStream out) throws IOException {
        return new PortObjectZipOutputStream(out);
    }

    public static PortObjectSpecZipInputStream getPortObjectSpecZipInputStream(InputStream in) throws IOException {
        return new PortObjectSpecZipInputStream(in);
    }

    public static PortObjectZipInputStream getPortObjectZipInputStream(InputStream in) throws IOException {
        return new PortObjectZipInputStream(in);
    }

    static void skipMarker(ZipInputStream zip, String name) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null || !entry.getName().equals(name)) {
            throw new IOException("The archive does not begin with " + name);
        }
    }
}
