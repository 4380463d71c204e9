// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import java.io.IOException;
import java.nio.file.Path;

/** A result that is first written beside its place, and moved there when it is complete. */
interface Staged extends AutoCloseable {
    /** Writes the result of a run beside its place; what of it can't be written is reported, and the rest stays. */
    void stage(Path executed, RunReport report) throws IOException;

    /** Moves it there. */
    void commit() throws IOException;

    /** Its place. */
    Path place();

    /**
     * The result of a run that did not come to its end: in the same place, or beside it where the result of one that did
     * would be lost.
     */
    Staged ofFailure() throws IOException;

    /** Removes what has not been moved. */
    @Override
    void close();
}
