// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.images;

import java.util.HashMap;
import java.util.Map;
import org.consilium.imaging.pseudonym.Pseudonyms;

/** What the cases of a folder are called, in tables and messages alike, and the keys of their volumes. */
public final class CaseNames {
    private final Pseudonyms pseudonyms;
    private final Map<String, String> volumeKeys = new HashMap<>();

    public CaseNames(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /** For the name of a folder, a patient or a volume. */
    public String shown(String name) {
        return pseudonyms.place(name);
    }

    /** The key of the first case of a volume stands for the volume. */
    String volumeKey(String volume, String caseKey) {
        return volumeKeys.computeIfAbsent(volume, first -> caseKey);
    }
}
