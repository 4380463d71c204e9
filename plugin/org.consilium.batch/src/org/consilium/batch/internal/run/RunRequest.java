// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import java.nio.file.Path;
import java.util.List;

/**
 * What to run, and where its results go.
 *
 * @param workflow folder or archive of the workflow
 * @param passed arguments for KNIME's batch application, in its own notation
 * @param destDir folder for the executed workflow, or null
 * @param destFile archive for the executed workflow, or null
 * @param outputs folder for the tables, or null
 * @param contents what of the results is kept
 */
public record RunRequest(
        Path workflow, List<String> passed, Path destDir, Path destFile, Path outputs, Contents contents) {

    /**
     * What of the results is kept; images of patients are in both unless it is said otherwise.
     *
     * @param resetSaved whether the workflow is saved without results
     * @param pictures whether pictures are written beside the tables
     */
    public record Contents(boolean resetSaved, boolean pictures) {
        /** Everything. */
        public static final Contents ALL = new Contents(false, true);
    }

    public RunRequest {
        passed = List.copyOf(passed);
    }
}
