// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacks one entry after the other; what an entry says of its size is not believed. */
final class Unpacking {
    private final Path root;
    private final long limit;
    private long left;

    Unpacking(Path root, long limit) {
        this.root = root;
        this.limit = limit;
        this.left = limit;
    }

    void unpack(ZipFile zip, ZipEntry entry) throws IOException {
        Path file = place(entry.getName());
        try {
            if (entry.isDirectory()) {
                Files.createDirectories(file);
                return;
            }
            Files.createDirectories(file.getParent());
            try (InputStream in = zip.getInputStream(entry);
                    OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
                copy(in, out);
            }
        } catch (FileAlreadyExistsException e) {
            throw new IOException("it holds the entry '" + entry.getName() + "' twice; don't use this file", e);
        }
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            left -= read;
            if (left < 0) {
                throw new IOException("it unpacks to more than " + (limit >> 20) + " MiB" + WorkflowArchive.ADVICE);
            }
            out.write(buffer, 0, read);
        }
    }

    private Path place(String entry) throws IOException {
        String name = entry.replace('\\', '/');
        Path file;
        try {
            file = root.resolve(name).normalize();
        } catch (InvalidPathException e) {
            throw new IOException("its entry '" + entry + "' has a name that can't be used here", e);
        }
        if (!file.startsWith(root)
                || name.startsWith("/")
                || List.of(name.split("/")).contains("..")) {
            throw new IOException("its entry '" + entry + "' would lie outside of the workflow; don't use this file");
        }
        return file;
    }
}
