// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.device;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A permit that goes to those who wait for it in the order in which they came; who gives up waiting loses nothing else. */
final class FairPermit {

    private static final long REPORT_MILLIS = 200;

    /** The first one has the permit. */
    private final Deque<Object> queue = new ArrayDeque<>();

    /** @param waiting called while waiting, outside of any lock; what it throws ends the waiting */
    DevicePermits.Permit acquire(Runnable waiting) {
        Object ticket = new Object();
        synchronized (this) {
            queue.add(ticket);
        }
        boolean granted = false;
        try {
            while (!isFirst(ticket)) {
                waiting.run();
                await(ticket);
            }
            granted = true;
        } finally {
            if (!granted) {
                leave(ticket);
            }
        }
        AtomicBoolean closed = new AtomicBoolean();
        return () -> {
            if (closed.compareAndSet(false, true)) {
                leave(ticket);
            }
        };
    }

    private synchronized boolean isFirst(Object ticket) {
        return queue.peek() == ticket;
    }

    private synchronized void await(Object ticket) {
        try {
            if (!isFirst(ticket)) {
                wait(REPORT_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Waiting for the device was cancelled.");
        }
    }

    private synchronized void leave(Object ticket) {
        queue.remove(ticket);
        notifyAll();
    }

    synchronized int length() {
        return queue.size();
    }
}
