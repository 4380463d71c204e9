// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipInputStream;

/** A zip that holds one port object; made by {@link PortUtil}. */
public class PortObjectZipInputStream extends ZipInputStream {
    PortObjectZipInputStream(InputStream in) throws IOException {
        super(in);
        PortUtil.skipMarker(this, "portObject.file");
    }
}
