// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.filestore;

import java.io.IOException;
import java.util.List;
import org.knime.core.internal.bridge.FileStoreBridge;
import org.knime.core.internal.bridge.StoredFile;

/** The engine's way to file stores. */
final class EngineFileStoreBridge implements FileStoreBridge {
    @Override
    public FileStore create(StoredFile file) {
        return new FileStore(file);
    }

    @Override
    public StoredFile file(FileStore store) {
        return store.stored();
    }

    @Override
    public List<FileStore> stores(FileStorePortObject object) {
        return object.stores();
    }

    @Override
    public void attach(FileStorePortObject object, List<FileStore> stores) throws IOException {
        object.attach(stores);
    }

    @Override
    public void flush(FileStorePortObject object) throws IOException {
        object.flushToFileStore();
    }
}
