// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.UserError;
import org.consilium.batch.internal.nodes.NodeRepository;
import org.consilium.knwf.archive.Folders;

/** The folder that the tables are written to. Tables of an earlier run that are there give way to the new ones. */
final class OutputFolder implements Staged {
    private static final Pattern NODE = Pattern.compile(".* \\(#\\d+\\)");
    private static final Pattern FILE =
            Pattern.compile("port_\\d+.*\\.(csv|png)|" + WarningFile.NAME + "|" + TableListFile.NAME);

    private static final String PARTIAL = ".partial";

    private final Path folder;
    private final boolean pictures;
    private Partial partial;

    /**
     * @param pictures whether pictures in tables are written, too
     * @throws UserError where the folder holds anything but tables of an earlier run, or can't be written
     */
    OutputFolder(Path folder, boolean pictures) throws IOException {
        this.folder = folder.toAbsolutePath().normalize();
        this.pictures = pictures;
        if (Files.exists(this.folder) && !Files.isDirectory(this.folder)) {
            throw new UserError(ExitCodes.ARGUMENTS, folder + " is a file; give --outputs a folder");
        }
        Places.requireWritable(this.folder, "--outputs");
        if (!Files.exists(this.folder)) {
            return;
        }
        List<Path> partials = Partial.found(this.folder, PARTIAL);
        for (Path child : Folders.children(this.folder)) {
            if (!isOurs(child) && !partials.contains(child)) {
                throw new UserError(
                        ExitCodes.ARGUMENTS,
                        folder + " holds '" + child.getFileName()
                                + "', which is no table of an earlier run; give --outputs a new or empty folder");
            }
        }
    }

    private static boolean isOurs(Path child) throws IOException {
        return child.getFileName().toString().equals(FailureFile.NAME) && Files.isRegularFile(child) || isOfNode(child);
    }

    private static boolean isOfNode(Path path) throws IOException {
        if (!Files.isDirectory(path)
                || Files.isSymbolicLink(path)
                || !NODE.matcher(path.getFileName().toString()).matches()) {
            return false;
        }
        for (Path child : Folders.children(path)) {
            boolean table = FILE.matcher(child.getFileName().toString()).matches() && Files.isRegularFile(child);
            if (!table && !isOfNode(child)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void stage(Path executed, RunReport report) throws IOException {
        // In it where it is there, since it may be the place where another disk is mounted.
        partial = Files.exists(folder)
                ? Partial.in(folder, PARTIAL)
                : Partial.in(folder.getParent(), "." + folder.getFileName() + PARTIAL);
        // A temporary folder is closed to others; its contents, once moved, are as open as any new folder's.
        Path tables = Files.createDirectory(partial.resolve("tables"));
        new TableExport(report, NodeRepository.registered().tables(), pictures).write(executed, tables);
        FailureFile.copy(executed, tables);
    }

    @Override
    public Staged ofFailure() throws IOException {
        boolean free = !Files.exists(folder) || FailureFile.isIn(folder) || !holdsNodes();
        return free ? this : new OutputFolder(FailureFile.beside(folder), pictures);
    }

    @Override
    public void commit() throws IOException {
        Path tables = partial.resolve("tables");
        if (!Files.exists(folder)) {
            Files.move(tables, folder);
            return;
        }
        boolean whole = !FailureFile.isIn(tables);
        // A run that is killed from here on leaves some of the tables, and must not leave them as if they were all.
        Files.writeString(folder.resolve(FailureFile.NAME), FailureFile.UNFINISHED);
        for (Path child : Folders.children(folder)) {
            if (isOfNode(child)) {
                Folders.delete(child);
            }
        }
        for (Path child : Folders.children(tables)) {
            Files.move(child, folder.resolve(child.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
        }
        if (whole) {
            Files.delete(folder.resolve(FailureFile.NAME));
        }
    }

    private boolean holdsNodes() throws IOException {
        for (Path child : Folders.children(folder)) {
            if (isOfNode(child)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Path place() {
        return folder;
    }

    @Override
    public void close() {
        if (partial != null) {
            partial.close();
        }
    }
}
