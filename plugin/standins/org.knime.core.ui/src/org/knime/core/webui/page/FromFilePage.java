// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.page;

/** A page from a file of a bundle; none can be made here. */
public class FromFilePage extends Page {
    private FromFilePage() {
        super(null, null);
    }
}
