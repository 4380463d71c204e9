// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip that holds one port object; made by {@link PortUtil}. */
public class PortObjectZipOutputStream extends ZipOutputStream {
    PortObjectZipOutputStream(OutputStream out) throws IOException {
        super(out);
        putNextEntry(new ZipEntry("portObject.file"));
        closeEntry();
    }
}
