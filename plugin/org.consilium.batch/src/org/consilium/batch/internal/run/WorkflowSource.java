// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.UserError;
import org.consilium.ground.FileErrors;
import org.consilium.knwf.archive.WorkflowArchive;

/** A workflow as the user has it: a folder or an archive. It is read, and never changed. */
public final class WorkflowSource {
    private final Path path;

    /**
     * @throws UserError where there is no workflow at that path
     */
    public WorkflowSource(Path path) throws UserError {
        this.path = path.toAbsolutePath().normalize();
        if (!Files.exists(this.path)) {
            throw new UserError(ExitCodes.ARGUMENTS, path + " doesn't exist; check the path of the workflow");
        }
        if (Files.isDirectory(this.path) && !Files.isRegularFile(this.path.resolve(WorkflowArchive.WORKFLOW))) {
            throw error(
                    path + " is no workflow, since it has no " + WorkflowArchive.WORKFLOW
                            + "; give the folder of a workflow or a .knwf file",
                    null);
        }
    }

    /** Whether a path lies in the workflow, so that writing there would change it. */
    boolean contains(Path other) throws IOException {
        return LinkedFolders.isIn(other, path);
    }

    /** Whether a path is the workflow or a folder that holds it, so that replacing it would delete the workflow. */
    boolean isIn(Path other) throws IOException {
        return LinkedFolders.isIn(path, other);
    }

    /** Where it lies, whatever links lead there. */
    Path realPath() throws IOException {
        return path.toRealPath();
    }

    /** The name of the workflow: that of the folder or file, without ending. */
    String name() {
        return WorkflowArchive.name(path);
    }

    /**
     * Copies the workflow into an empty folder.
     *
     * @return the copy's own folder
     */
    Path copyInto(Path folder) throws UserError {
        try {
            if (Files.isDirectory(path)) {
                Path copy = folder.resolve(name());
                LinkedFolders.copy(path, copy);
                return copy;
            }
            Path unpacked = Files.createDirectory(folder.resolve(name()));
            return WorkflowArchive.unpack(path, unpacked);
        } catch (IOException e) {
            throw error(path + " can't be loaded: " + FileErrors.message(e), e);
        }
    }

    private static UserError error(String message, Throwable cause) {
        return new UserError(ExitCodes.LOAD, message, cause);
    }
}
