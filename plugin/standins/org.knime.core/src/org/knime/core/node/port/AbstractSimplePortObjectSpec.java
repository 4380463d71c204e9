// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.zip.ZipEntry;
import javax.swing.JComponent;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;

/** A spec that is saved as a config. A subclass has a public constructor without arguments. */
public abstract class AbstractSimplePortObjectSpec implements PortObjectSpec {
    public AbstractSimplePortObjectSpec() {}

    protected abstract void save(ModelContentWO model);

    protected abstract void load(ModelContentRO model) throws InvalidSettingsException;

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other != null
                        && other.getClass() == getClass()
                        && content()
                                .toString()
                                .equals(((AbstractSimplePortObjectSpec) other)
                                        .content()
                                        .toString());
    }

    @Override
    public int hashCode() {
        return content().toString().hashCode();
    }

    private ModelContent content() {
        ModelContent content = new ModelContent("model.xml");
        content.addInt("version", 1);
        content.addString("class_name", getClass().getName());
        save(content.addModelContent("model"));
        return content;
    }

    /** Writes and reads simple specs; a spec class registers an empty subclass of it. */
    public abstract static class AbstractSimplePortObjectSpecSerializer<T extends PortObjectSpec>
            extends PortObjectSpecSerializer<T> {
        public AbstractSimplePortObjectSpecSerializer() {}

        @Override
        public final void savePortObjectSpec(T spec, PortObjectSpecZipOutputStream out) throws IOException {
            AbstractSimplePortObjectSpec simple = (AbstractSimplePortObjectSpec) spec;
            out.putNextEntry(new ZipEntry("content.xml"));
            simple.content().saveToXML(keepOpen(out));
            out.closeEntry();
        }

        @Override
        @SuppressWarnings("unchecked")
        public final T loadPortObjectSpec(PortObjectSpecZipInputStream in) throws IOException {
            ZipEntry entry = in.getNextEntry();
            if (entry == null || !entry.getName().equals("content.xml")) {
                throw new IOException("The spec has no content.xml");
            }
            ModelContentRO content = ModelContent.loadFromXML(in);
            try {
                int version = content.getInt("version");
                if (version != 1) {
                    throw new IOException("The spec has the unknown version " + version);
                }
                ClassLoader loader = getClass().getClassLoader();
                AbstractSimplePortObjectSpec spec = Class.forName(content.getString("class_name"), true, loader)
                        .asSubclass(AbstractSimplePortObjectSpec.class)
                        .getConstructor()
                        .newInstance();
                spec.load(content.getModelContent("model"));
                return (T) spec;
            } catch (InvalidSettingsException e) {
                throw new IOException("The spec cannot be read: " + e.getMessage(), e);
            } catch (InvocationTargetException e) {
                throw new IOException("The spec cannot be made: " + e.getCause(), e);
            } catch (ReflectiveOperationException e) {
                throw new IOException("The spec's class cannot be used: " + e.getMessage(), e);
            }
        }

        private static OutputStream keepOpen(OutputStream out) {
            return new FilterOutputStream(out) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    out.write(bytes, offset, length);
                }

                @Override
                public void close() throws IOException {
                    flush();
                }
            };
        }
    }
}
