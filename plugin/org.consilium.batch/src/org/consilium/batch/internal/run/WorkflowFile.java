// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.UserError;
import org.consilium.knwf.archive.WorkflowArchive;

/** The archive that the executed workflow is saved to. A file that is there is replaced. */
final class WorkflowFile implements Staged {
    private final Path file;
    private final boolean reset;
    private Partial partial;

    /**
     * @param reset whether it is saved without results
     * @throws UserError where the path is a folder or can't be written
     */
    WorkflowFile(Path file, boolean reset) throws UserError {
        this.file = file.toAbsolutePath().normalize();
        this.reset = reset;
        if (Files.isDirectory(this.file)) {
            throw new UserError(ExitCodes.ARGUMENTS, file + " is a folder; give -destFile the path of a .knwf file");
        }
        Places.requireWritable(this.file, "-destFile");
    }

    /** Never in the same place: whoever waits for the file would take it for the whole. */
    @Override
    public Staged ofFailure() throws UserError {
        return new WorkflowFile(FailureFile.beside(file), reset);
    }

    @Override
    public void stage(Path executed, RunReport report) throws IOException {
        partial = Partial.in(file.getParent(), "." + file.getFileName() + ".partial");
        Path packed = executed;
        if (reset) {
            packed = partial.resolve("reset");
            LinkedFolders.copy(executed, packed);
            ResetCopy.reset(packed);
        }
        try (OutputStream out = Files.newOutputStream(partial.resolve("new"))) {
            WorkflowArchive.pack(packed, WorkflowArchive.name(file), out);
        }
    }

    @Override
    public void commit() throws IOException {
        Files.move(partial.resolve("new"), file, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public Path place() {
        return file;
    }

    @Override
    public void close() {
        if (partial != null) {
            partial.close();
        }
    }
}
