// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.filestore;

import java.io.IOException;
import java.util.List;
import org.knime.core.node.port.PortObject;

/** A port object whose data lie in file stores. */
public abstract class FileStorePortObject implements PortObject {
    private List<FileStore> stores;

    /** For an object made in {@code execute}. */
    protected FileStorePortObject(List<FileStore> stores) {
        this.stores = List.copyOf(stores);
    }

    /** For a serializer; the stores are attached afterwards. */
    protected FileStorePortObject() {
        this.stores = List.of();
    }

    /** Called when the stores of a loaded or copied object have been attached. */
    protected void postConstruct() throws IOException {}

    /** Called once, right after {@code execute}; writes the data into the stores. */
    protected void flushToFileStore() throws IOException {}

    protected int getFileStoreCount() {
        return stores.size();
    }

    protected FileStore getFileStore(int index) {
        return stores.get(index);
    }

    List<FileStore> stores() {
        return stores;
    }

    void attach(List<FileStore> attached) throws IOException {
        stores = List.copyOf(attached);
        postConstruct();
    }
}
