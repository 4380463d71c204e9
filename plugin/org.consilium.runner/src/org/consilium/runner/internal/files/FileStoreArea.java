// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.consilium.knwf.archive.Folders;

/** The file stores of all nodes of a workflow, in one temporary folder that is made when the first is needed. */
public final class FileStoreArea implements AutoCloseable {
    private final Map<UUID, FileStoreHandler> handlers = new ConcurrentHashMap<>();
    private Path folder;

    public FileStoreHandler create() {
        return register(new FileStoreHandler(this, UUID.randomUUID(), null));
    }

    /** Opens the store of a saved node; its files are fetched from there when the first is asked for. */
    public FileStoreHandler open(UUID id, Path saved) {
        return register(new FileStoreHandler(this, id, saved));
    }

    private FileStoreHandler register(FileStoreHandler handler) {
        handlers.put(handler.id(), handler);
        return handler;
    }

    /** Returns the store with an id, or {@code null}. */
    public FileStoreHandler find(UUID id) {
        return handlers.get(id);
    }

    void forget(FileStoreHandler handler) {
        handlers.remove(handler.id());
    }

    /** Where all files lie, or {@code null} as long as there are none. */
    public synchronized Path folder() {
        return folder;
    }

    synchronized Path newFolder(UUID id) throws IOException {
        if (folder == null) {
            folder = Files.createTempDirectory("workflow_fs_");
        }
        return Files.createDirectories(folder.resolve(id.toString()));
    }

    @Override
    public synchronized void close() throws IOException {
        handlers.clear();
        if (folder != null) {
            Folders.delete(folder);
            folder = null;
        }
    }
}
