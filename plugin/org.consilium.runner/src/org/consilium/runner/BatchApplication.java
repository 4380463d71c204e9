// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;

/** The Eclipse application {@code org.knime.product.KNIME_BATCH_APPLICATION}. */
public final class BatchApplication implements IApplication {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean started = new AtomicBoolean();
    private final BatchRun run = new BatchRun(System.out, System.err, Boolean.getBoolean("consilium.terminal"));

    @Override
    public Object start(IApplicationContext context) {
        started.set(true);
        try {
            Object arguments = context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
            return run.run(arguments instanceof String[] given ? given : new String[0]);
        } finally {
            ended.countDown();
        }
    }

    /** Cancels the run and returns when its workers have ended. */
    @Override
    public void stop() {
        run.cancel();
        if (!started.get()) {
            return;
        }
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
