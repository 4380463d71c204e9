// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch;

import org.consilium.batch.internal.command.Cli;
import org.consilium.ground.ProcessFolder;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;

/** The Eclipse application {@code org.consilium.batch.consilium}: the command line. Its result is the exit code. */
public final class ConsiliumApplication implements IApplication {
    @Override
    public Object start(IApplicationContext context) {
        context.applicationRunning();
        Object arguments = context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        try (ProcessFolder own = ProcessFolder.claim()) {
            return Cli.execute(System.out, System.err, arguments instanceof String[] given ? given : new String[0]);
        }
    }

    /** Does nothing: the commands listen to the signals of the operating system themselves. */
    @Override
    public void stop() {}
}
