// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.port;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/** JSON of port details; unknown spacings are NaN, so special values are allowed. */
final class PortJson {

    private PortJson() {}

    static Gson gson() {
        return new GsonBuilder().serializeSpecialFloatingPointValues().create();
    }
}
