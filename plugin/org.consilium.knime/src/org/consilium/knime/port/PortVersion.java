// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.port;

import java.util.Locale;

/** The version number that stands first in every serialized form of a port. */
final class PortVersion {

    static final int CURRENT = 1;

    private PortVersion() {}

    /** Refuses a form that this version of the extension does not know, naming the number. */
    static String refusal(String what, int version) {
        return version == CURRENT
                ? null
                : String.format(
                        Locale.ROOT,
                        "%s has format version %d, this extension reads version %d. Update Consilium, or execute the node again.",
                        what,
                        version,
                        CURRENT);
    }
}
