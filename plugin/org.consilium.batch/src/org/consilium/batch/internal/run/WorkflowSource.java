// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.UserError;

/** A workflow as the user has it: a folder or an archive. It is read, and never changed. */
public final class WorkflowSource {
    /** The file that makes a folder a workflow. */
    static final String FILE = "workflow.knime";

    private final Path path;

    /**
     * @throws UserError where there is no workflow at that path
     */
    public WorkflowSource(Path path) throws UserError {
        this.path = path.toAbsolutePath().normalize();
        if (!Files.exists(this.path)) {
            throw error(path + " doesn't exist; check the path of the workflow", null);
        }
        if (Files.isDirectory(this.path) && !Files.isRegularFile(this.path.resolve(FILE))) {
            throw error(
                    path + " is no workflow, since it has no " + FILE
                            + "; give the folder of a workflow or a .knwf file",
                    null);
        }
    }

    /** Whether a path lies in the workflow, so that writing there would change it. */
    boolean contains(Path other) throws IOException {
        return Trees.isIn(other, path);
    }

    /** Whether a path is the workflow or a folder that holds it, so that replacing it would delete the workflow. */
    boolean isIn(Path other) throws IOException {
        return Trees.isIn(path, other);
    }

    /** The name of the workflow: that of the folder or file, without ending. */
    String name() {
        Path last = path.getFileName();
        return last == null ? "workflow" : last.toString().replaceFirst("(?i)\\.(knwf|zip)$", "");
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
                Trees.copy(path, copy);
                return copy;
            }
            Path unpacked = Files.createDirectory(folder.resolve(name()));
            return WorkflowArchive.unpack(path, unpacked);
        } catch (IOException e) {
            throw error(path + " can't be loaded: " + e.getMessage(), e);
        }
    }

    private static UserError error(String message, Throwable cause) {
        return new UserError(ExitCodes.LOAD, message, cause);
    }
}
