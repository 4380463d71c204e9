// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.UserError;

/** Says before a run of hours that its results could not be written. */
final class Places {
    private Places() {}

    /**
     * Tries to write where a result will be written.
     *
     * @param place absolute path of the result, which need not exist
     * @param argument the argument that names it
     * @throws UserError where nothing can be written there
     */
    static void requireWritable(Path place, String argument) throws UserError {
        Path existing = Files.isDirectory(place) ? place : place.getParent();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null || !Files.isDirectory(existing)) {
            throw new UserError(
                    ExitCodes.ARGUMENTS,
                    argument + " " + place + ": " + existing + " is no folder, so nothing can be written there; give "
                            + argument + " another place");
        }
        try {
            Files.delete(Files.createTempFile(existing, ".consilium", ".try"));
        } catch (IOException | SecurityException e) {
            throw new UserError(
                    ExitCodes.ARGUMENTS,
                    argument + " " + place + ": nothing can be written in " + existing
                            + "; check its permissions and the disk, or give another place",
                    e);
        }
    }
}
