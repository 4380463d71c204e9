// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.internal;

import org.consilium.tensor.store.TensorStore;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Frees the shared tensors when the bundle stops. */
public final class TensorActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        // The store is made when it is first asked for.
    }

    @Override
    public void stop(BundleContext context) {
        TensorStore.shared().close();
    }
}
