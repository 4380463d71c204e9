// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import java.io.IOException;
import java.nio.file.Path;

/** A result that is first written beside its place, and moved there when everything else has gone well. */
interface Staged extends AutoCloseable {
    /** Writes the result of a run beside its place. */
    void stage(Path executed) throws IOException;

    /** Moves it there. */
    void commit() throws IOException;

    /** Removes what has not been moved. */
    @Override
    void close();
}
