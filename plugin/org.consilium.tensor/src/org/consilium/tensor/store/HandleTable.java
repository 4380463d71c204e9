// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.store;

import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One handle an id for as long as anybody holds it; tells when the last holder is gone. Guarded by the table's lock,
 * apart from the notice, which comes on the cleaner's thread.
 */
final class HandleTable {

    private final Cleaner cleaner = Cleaner.create();
    private final Map<String, Known> handles = new HashMap<>();
    private final Consumer<Known> onCollected;
    private long given;

    /** A handle that was given out; the number tells handles of the same id apart. */
    record Known(String id, long number, WeakReference<TensorHandle> reference) {}

    HandleTable(Consumer<Known> onCollected) {
        this.onCollected = onCollected;
    }

    TensorHandle handle(String id) {
        Known known = handles.get(id);
        TensorHandle handle = known == null ? null : known.reference().get();
        if (handle == null) {
            handle = new TensorHandle(id);
            Known fresh = new Known(id, ++given, new WeakReference<>(handle));
            handles.put(id, fresh);
            Consumer<Known> notice = onCollected;
            cleaner.register(handle, () -> notice.accept(fresh));
        }
        return handle;
    }

    /** Forgets a collected handle; false if its id was given a new one in the meantime. */
    boolean forget(Known collected) {
        return handles.remove(collected.id(), collected);
    }
}
