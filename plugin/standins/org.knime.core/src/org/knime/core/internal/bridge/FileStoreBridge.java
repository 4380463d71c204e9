// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.internal.bridge;

import java.io.IOException;
import java.util.List;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStorePortObject;

/** What the engine does with file stores. */
public interface FileStoreBridge {
    FileStore create(StoredFile file);

    StoredFile file(FileStore store);

    List<FileStore> stores(FileStorePortObject object);

    /** Hands a loaded or copied object its stores and calls its {@code postConstruct}. */
    void attach(FileStorePortObject object, List<FileStore> stores) throws IOException;

    void flush(FileStorePortObject object) throws IOException;
}
