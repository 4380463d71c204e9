// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.UserError;
import org.consilium.knwf.archive.Folders;
import org.consilium.knwf.archive.WorkflowArchive;

/** The folder that the executed workflow is saved to. A workflow that is there is replaced. */
final class WorkflowFolder implements Staged {
    private final Path folder;
    private final boolean reset;
    private Partial partial;

    /**
     * @param reset whether it is saved without results
     * @throws UserError where the path is a file or a folder with something else in it, or can't be written
     */
    WorkflowFolder(Path folder, boolean reset) throws IOException {
        this.folder = folder.toAbsolutePath().normalize();
        this.reset = reset;
        boolean usable = !Files.exists(this.folder)
                || Files.isDirectory(this.folder)
                        && (Files.isRegularFile(this.folder.resolve(WorkflowArchive.WORKFLOW))
                                || Folders.children(this.folder).isEmpty());
        if (!usable) {
            throw new UserError(
                    ExitCodes.ARGUMENTS, folder + " holds other files; give -destDir a new folder, or a workflow's");
        }
        // It is made beside the folder, and moved.
        Places.requireWritable(this.folder.resolveSibling("new"), "-destDir");
    }

    @Override
    public Staged ofFailure() throws IOException {
        boolean free = !Files.exists(folder)
                || FailureFile.isIn(folder)
                || Folders.children(folder).isEmpty();
        return free ? this : new WorkflowFolder(FailureFile.beside(folder), reset);
    }

    @Override
    public void stage(Path executed, RunReport report) throws IOException {
        restore();
        partial = Partial.in(folder.getParent(), "." + folder.getFileName() + ".partial");
        LinkedFolders.copy(executed, partial.resolve("new"));
        if (reset) {
            ResetCopy.reset(partial.resolve("new"));
        }
    }

    /** A run that was killed between the two moves of {@link #commit} had put the earlier result aside. */
    private void restore() throws IOException {
        if (Files.exists(folder) || !Files.isDirectory(folder.getParent())) {
            return;
        }
        for (Path left : Partial.found(folder.getParent(), "." + folder.getFileName() + ".partial")) {
            if (Files.isDirectory(left.resolve("old")) && !Files.exists(folder)) {
                Files.move(left.resolve("old"), folder);
            }
        }
    }

    @Override
    public void commit() throws IOException {
        Path old = partial.resolve("old");
        if (Files.exists(folder)) {
            Files.move(folder, old);
        }
        try {
            Files.move(partial.resolve("new"), folder);
        } catch (IOException e) {
            if (Files.exists(old)) {
                Files.move(old, folder);
            }
            throw e;
        }
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
