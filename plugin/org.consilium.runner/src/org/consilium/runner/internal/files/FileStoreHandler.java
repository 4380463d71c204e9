// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.files;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.consilium.knwf.archive.Folders;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.internal.bridge.Bridges;
import org.knime.core.internal.bridge.StoredFile;

/** The files of one node's result. */
public final class FileStoreHandler {
    private final FileStoreArea area;
    private final UUID id;
    private final Path saved;
    private final Set<String> names = new HashSet<>();
    private Path work;
    private int created;

    FileStoreHandler(FileStoreArea area, UUID id, Path saved) {
        this.area = area;
        this.id = id;
        this.saved = saved;
    }

    public UUID id() {
        return id;
    }

    public synchronized FileStore create(String name) throws IOException {
        if (names.contains(name)) {
            throw new IOException("There is a file store named \"" + name + "\" already");
        }
        FileStore store = get(created++, name);
        names.add(name);
        store.getFile();
        return store;
    }

    /** The store of that name, which is checked wherever it comes from. */
    public FileStore get(int index, String name) throws IOException {
        if (name.isEmpty() || name.startsWith(".") || name.contains("/") || name.contains("\\")) {
            throw new IOException("A file store may not be named \"" + name + "\": no leading dot, no slash");
        }
        return Bridges.FILE_STORE.create(new Stored(this, index, name));
    }

    private synchronized File file(int index, String name) {
        try {
            Path file = work().resolve(place(index)).resolve(name);
            Files.createDirectories(file.getParent());
            return file.toFile();
        } catch (IOException e) {
            throw new UncheckedIOException("The file store " + name + " cannot be made ready: " + e.getMessage(), e);
        }
    }

    /** Only the place of the first files, 000/000, is seen of the real platform; beyond a thousand it is inferred. */
    private static String place(int index) {
        return String.format(Locale.ROOT, "%03d/%03d", index / 1_000_000, index / 1_000 % 1_000);
    }

    private Path work() throws IOException {
        if (work == null) {
            Path folder = area.newFolder(id);
            if (saved != null) {
                Folders.copy(saved, folder);
            }
            work = folder;
        }
        return work;
    }

    /** Writes the files into a folder; returns whether there were any. */
    public synchronized boolean save(Path target) throws IOException {
        Path source = work == null ? saved : work;
        if (source == null || !Folders.hasFiles(source)) {
            return false;
        }
        Folders.copy(source, target);
        return true;
    }

    public synchronized void delete() {
        area.forget(this);
        if (work != null) {
            Folders.deleteQuietly(work);
        }
    }

    private record Stored(FileStoreHandler handler, int index, String name) implements StoredFile {
        @Override
        public UUID store() {
            return handler.id;
        }

        @Override
        public File file() {
            return handler.file(index, name);
        }
    }
}
