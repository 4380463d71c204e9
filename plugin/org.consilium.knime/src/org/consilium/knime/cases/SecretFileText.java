// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.cases;

/** What every node that makes pseudonyms says of its secret file. */
public final class SecretFileText {
    public static final String TITLE = "Secret file";

    public static final String DESCRIPTION =
            "File with at least 16 random bytes that pseudonyms follow from. Share it within a study, so that all get the"
                    + " same pseudonyms, and with nobody else. Empty: the file that the environment variable"
                    + " CONSILIUM_SECRET_FILE names, else the secret of this installation.";

    private SecretFileText() {}
}
