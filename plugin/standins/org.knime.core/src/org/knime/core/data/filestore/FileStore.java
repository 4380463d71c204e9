// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.filestore;

import java.io.File;
import org.knime.core.internal.bridge.StoredFile;

/** A file that belongs to the result of a node and is deleted with it. */
public final class FileStore {
    private final StoredFile stored;

    FileStore(StoredFile stored) {
        this.stored = stored;
    }

    StoredFile stored() {
        return stored;
    }

    /** Returns the file; it need not exist yet. */
    public File getFile() {
        return stored.file();
    }

    @Override
    public String toString() {
        return stored.name();
    }
}
