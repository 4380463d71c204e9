// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.image;

import java.io.IOException;
import java.io.OutputStream;
import org.knime.core.data.DataCell;

/** The content of a picture. */
public interface ImageContent {
    DataCell toImageCell();

    void save(OutputStream out) throws IOException;

    String getSummary();
}
