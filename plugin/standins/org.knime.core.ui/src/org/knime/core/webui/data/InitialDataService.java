// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.data;

import java.io.IOException;

/** Gives a page the data that it starts with. */
public final class InitialDataService<D> {
    private InitialDataService() {}

    /** Writes the data as the page expects them. */
    @FunctionalInterface
    public interface Serializer<D> {
        String serialize(D data) throws IOException;
    }
}
