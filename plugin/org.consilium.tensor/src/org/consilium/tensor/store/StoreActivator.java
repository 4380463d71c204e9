// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.store;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Frees the shared tensors when the bundle stops. */
public final class StoreActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        SharedStore.start();
    }

    @Override
    public void stop(BundleContext context) {
        SharedStore.stop();
    }
}
