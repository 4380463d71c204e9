// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.store;

import java.util.concurrent.atomic.AtomicBoolean;
import org.consilium.tensor.LeakWatch;
import org.consilium.tensor.NamedTensors;

/** A lease that runs an action when it is closed. It keeps the handle, and with it the tensors, alive until then. */
final class Lease implements TensorLease {

    private final TensorHandle handle;
    private final NamedTensors tensors;
    private final Runnable onClose;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final LeakWatch.Mark mark;

    Lease(TensorHandle handle, NamedTensors tensors, Runnable onClose) {
        this.handle = handle;
        this.tensors = tensors;
        this.onClose = onClose;
        mark = LeakWatch.shared().made(this, "A lease of the tensors " + handle.id());
    }

    @Override
    public NamedTensors tensors() {
        if (closed.get()) {
            throw new IllegalStateException("The lease of " + handle.id() + " was closed.");
        }
        return tensors;
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            throw new IllegalStateException("The lease of " + handle.id() + " was closed twice.");
        }
        LeakWatch.shared().closed(mark);
        onClose.run();
    }
}
