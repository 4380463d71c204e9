// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.port;

import ai.djl.Device;
import org.consilium.tensor.store.TensorStore;

/**
 * Whether tensors stay in their file while a node works on them. The system property {@code consilium.cases} set to
 * "stream" or "memory" decides it for all nodes; else those stay there that exceed the budget of the device.
 */
public final class Streaming {

    /** The property that says where cases are read from: "auto", "stream" or "memory". */
    static final String PROPERTY = "consilium.cases";

    private Streaming() {}

    /**
     * @param bytes of all tensors together
     * @throws IllegalArgumentException if the property has an unknown value
     */
    public static boolean isWanted(long bytes, Device device) {
        String where = System.getProperty(PROPERTY, "auto");
        return switch (where) {
            case "stream" -> true;
            case "memory" -> false;
            case "auto" -> bytes > TensorStore.shared().budget(device);
            default ->
                throw new IllegalArgumentException(
                        "The property " + PROPERTY + " is '" + where + "', but must be 'auto', 'stream' or 'memory'.");
        };
    }
}
