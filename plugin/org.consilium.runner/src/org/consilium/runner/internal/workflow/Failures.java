// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import org.consilium.ground.FileErrors;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.KNIMEException;

/** What is said of a failure: what was foreseen as it is, anything else behind "Execute failed". */
final class Failures {
    private Failures() {}

    static String ofExecute(Throwable error) {
        if (error instanceof KNIMEException foreseen) {
            return foreseen.getKNIMEMessage().toLogPrintable();
        }
        if (error instanceof KNIMEException.KNIMERuntimeException foreseen) {
            return foreseen.getKNIMEMessage().toLogPrintable();
        }
        if (error instanceof CanceledExecutionException) {
            return "Execution canceled";
        }
        return "Execute failed: " + text(error);
    }

    static String text(Throwable error) {
        String message = FileErrors.isBare(error) ? FileErrors.message(error) : error.getMessage();
        return message == null || message.isBlank() ? error.getClass().getSimpleName() : message;
    }
}
