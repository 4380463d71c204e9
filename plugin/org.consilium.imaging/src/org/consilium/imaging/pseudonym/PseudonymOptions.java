// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.pseudonym;

import java.util.Objects;

/**
 * What becomes of what may name a patient.
 *
 * @param keepNames true shows patient ids and folder names as they are; false (default) pseudonyms
 * @param study text that pseudonyms follow from beside the secret; another text gives other pseudonyms
 * @param secretFile file with the secret, which those who work on one study share; empty takes the one of this
 *     installation
 */
public record PseudonymOptions(boolean keepNames, String study, String secretFile) {
    public PseudonymOptions {
        Objects.requireNonNull(study, "study");
        Objects.requireNonNull(secretFile, "secretFile");
    }

    /** Pseudonyms by the secret of this installation. */
    public static PseudonymOptions defaults() {
        return new PseudonymOptions(false, "consilium", "");
    }

    /** This with patient ids and folder names as they are (true), or with pseudonyms in their place. */
    public PseudonymOptions withKeepNames(boolean value) {
        return new PseudonymOptions(value, study, secretFile);
    }

    /** This with another text that pseudonyms follow from; the same text and secret give the same ones. */
    public PseudonymOptions withStudy(String value) {
        return new PseudonymOptions(keepNames, value, secretFile);
    }

    /** This with the path of a secret that is shared; empty takes the one of this installation. */
    public PseudonymOptions withSecretFile(String value) {
        return new PseudonymOptions(keepNames, study, value);
    }
}
