// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipInputStream;

/** A zip that holds one spec; made by {@link PortUtil}. */
public class PortObjectSpecZipInputStream extends ZipInputStream {
    PortObjectSpecZipInputStream(InputStream in) throws IOException {
        super(in);
        PortUtil.skipMarker(this, "portSpec.file");
    }
}
