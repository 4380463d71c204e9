// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import java.util.List;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.UserError;
import org.consilium.batch.internal.console.Interrupts;
import org.consilium.ground.FileErrors;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtension;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.equinox.app.IApplication;

/** KNIME's batch application, found in the extension registry by its id. */
public final class KnimeBatch {
    /** The application's id. */
    public static final String ID = "org.knime.product.KNIME_BATCH_APPLICATION";

    private static final String POINT = "org.eclipse.core.runtime.applications";

    private final IApplication application;

    KnimeBatch(IApplication application) {
        this.application = application;
    }

    /**
     * Makes the application that is registered.
     *
     * @throws UserError where there is none, or where it can't be made
     */
    public static KnimeBatch find() throws UserError {
        IExtensionRegistry registry = RegistryFactory.getRegistry();
        if (registry != null) {
            for (IConfigurationElement element : registry.getConfigurationElementsFor(POINT)) {
                IExtension extension = element.getDeclaringExtension();
                if (ID.equals(extension.getUniqueIdentifier())) {
                    for (IConfigurationElement run : element.getChildren("run")) {
                        return new KnimeBatch(make(run));
                    }
                }
            }
        }
        throw new UserError(
                ExitCodes.NOT_INSTALLED,
                "the application " + ID
                        + " is not installed, and it runs the workflows; add KNIME's batch executor to this installation");
    }

    private static IApplication make(IConfigurationElement run) throws UserError {
        try {
            return (IApplication) run.createExecutableExtension("class");
        } catch (CoreException e) {
            throw new UserError(
                    ExitCodes.NOT_INSTALLED,
                    "the application " + ID + " can't be started: " + e.getMessage() + "; check the installation",
                    e);
        }
    }

    /**
     * Runs the application. A signal to end stops it once; it is waited for all the same.
     *
     * @return its exit code
     */
    int run(List<String> arguments, Interrupts interrupts) throws UserError {
        try (var hearing = interrupts.onInterrupt(application::stop)) {
            Object result = application.start(new BatchContext(arguments));
            int code = result instanceof Integer number ? number : ExitCodes.OK;
            return hearing.interrupted() ? ExitCodes.EXECUTION : code;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new UserError(ExitCodes.EXECUTION, "the workflow could not be run: " + FileErrors.message(e), e);
        }
    }
}
