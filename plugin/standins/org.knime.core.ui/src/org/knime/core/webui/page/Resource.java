// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.page;

import java.io.IOException;
import java.io.InputStream;

/** A file of a page. */
public interface Resource {
    String getRelativePath();

    InputStream getInputStream() throws IOException;

    boolean isStatic();
}
