// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.example.tport;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.ZipEntry;
import javax.swing.JComponent;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;

/** The port object that the example workflows were saved with; its file holds the spec's size in bytes of zero. */
public final class TensorPortObject extends FileStorePortObject {
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(TensorPortObject.class);

    private final TensorSpec spec;
    private final String id;
    private int flushes;
    private int constructed;

    private TensorPortObject(TensorSpec spec, String id) {
        this.spec = spec;
        this.id = id;
    }

    public TensorPortObject(TensorSpec spec, String id, FileStore store) {
        super(List.of(store));
        this.spec = spec;
        this.id = id;
    }

    public String id() {
        return id;
    }

    public File file() {
        return getFileStore(0).getFile();
    }

    public int flushes() {
        return flushes;
    }

    public int constructed() {
        return constructed;
    }

    @Override
    protected void postConstruct() {
        constructed++;
    }

    @Override
    protected void flushToFileStore() throws IOException {
        flushes++;
        Files.write(file().toPath(), new byte[(int) spec.size()]);
    }

    @Override
    public String getSummary() {
        return "float32 [" + spec.size() + "]";
    }

    @Override
    public TensorSpec getSpec() {
        return spec;
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    /** The serializer. */
    public static final class Serializer extends PortObjectSerializer<TensorPortObject> {
        @Override
        public void savePortObject(TensorPortObject object, PortObjectZipOutputStream out, ExecutionMonitor exec)
                throws IOException {
            out.putNextEntry(new ZipEntry("meta"));
            DataOutputStream data = new DataOutputStream(out);
            data.writeInt(1);
            data.writeUTF(object.id);
            data.flush();
            out.closeEntry();
        }

        @Override
        public TensorPortObject loadPortObject(PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor exec)
                throws IOException {
            in.getNextEntry();
            DataInputStream data = new DataInputStream(in);
            if (data.readInt() != 1) {
                throw new IOException("unknown version");
            }
            return new TensorPortObject((TensorSpec) spec, data.readUTF());
        }
    }
}
