// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.internal.bridge;

import java.io.File;
import java.util.UUID;

/** One file of a node's file store. */
public interface StoredFile {
    /** Returns the id of the store that the file belongs to. */
    UUID store();

    int index();

    String name();

    /** Returns the file; the first call may fetch the store from where the workflow was saved. */
    File file();
}
