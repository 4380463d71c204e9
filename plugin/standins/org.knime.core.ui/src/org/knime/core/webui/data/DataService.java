// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.data;

/** What a page talks to. */
public interface DataService {
    /** Makes a data service. */
    interface DataServiceBuilder {}
}
