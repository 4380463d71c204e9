// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.store;

/**
 * The store of this JVM: made when it is first asked for, closed when the bundle stops. From then on nobody gets one, for
 * nobody would close it.
 */
final class SharedStore {

    private static TensorStore store;
    private static boolean stopped;

    private SharedStore() {}

    static synchronized TensorStore get() {
        if (stopped) {
            throw new IllegalStateException(
                    "Consilium was stopped and holds no tensors any more. Restart the program to go on.");
        }
        if (store == null) {
            store = new TensorStore();
        }
        return store;
    }

    /** Takes tensors again after a stop. */
    static synchronized void start() {
        stopped = false;
    }

    /** Refuses everything new, then closes the store; leases that are open get the time that it grants them. */
    static void stop() {
        TensorStore closing = take();
        if (closing != null) {
            closing.close();
        }
    }

    private static synchronized TensorStore take() {
        TensorStore taken = store;
        store = null;
        stopped = true;
        return taken;
    }
}
