// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import org.consilium.ground.FileErrors;

/** Tells what of a run's results could not be written, and what is not as one would expect; each in one line. */
final class RunReport {
    private final PrintStream err;
    private int failures;

    RunReport(PrintStream err) {
        this.err = err;
    }

    /** Something that was asked for is not there; everything else is written all the same. */
    void failure(String what, Exception why) {
        failures++;
        boolean bare = why instanceof RuntimeException && !(why instanceof UncheckedIOException);
        String reason = bare ? why.getClass().getSimpleName() + ": " + why.getMessage() : FileErrors.message(why);
        print(what + " could not be written: " + reason);
    }

    /** Something is there, but not as a reader may take it. */
    void notice(String text) {
        print(text);
    }

    boolean failed() {
        return failures > 0;
    }

    private void print(String text) {
        err.println("consilium: " + text.strip().replaceAll("\\s*\\R\\s*", " "));
    }
}
