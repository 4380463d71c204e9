// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.pytorch;

import ai.djl.engine.Engine;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The only way in to PyTorch: starts DJL's engine once, offline, with the natives of the platform's fragment. Nothing is
 * fetched and nothing is unpacked into the user's home.
 */
public final class PyTorch {

    private static final String LIBRARY_PATH = "PYTORCH_LIBRARY_PATH";

    private PyTorch() {}

    /** Initialised by the first caller, under the class loader's lock. */
    private static final class Holder {
        static final Engine ENGINE = start();
    }

    /**
     * The engine; the first call loads about 430 MB of native libraries and takes seconds.
     *
     * @throws IllegalStateException if there are no natives for this platform; the message says what to install
     */
    public static Engine engine() {
        try {
            return Holder.ENGINE;
        } catch (ExceptionInInitializerError e) {
            if (e.getCause() instanceof IllegalStateException cause) {
                throw cause;
            }
            throw e;
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException("PyTorch did not start earlier in this session; restart the program.", e);
        }
    }

    private static Engine start() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        if (System.getProperty(LIBRARY_PATH) == null && System.getenv(LIBRARY_PATH) == null) {
            final Path natives = NativeFragment.libraryFolder();
            if (!Files.isDirectory(natives)) {
                throw new IllegalStateException("PyTorch's libraries are not unpacked at " + natives.getFileName()
                        + "; install 'PyTorch for Consilium (CPU)' again.");
            }
            System.setProperty(LIBRARY_PATH, natives.toString());
            System.setProperty("PYTORCH_FLAVOR", "cpu");
        }
        // DJL looks for its engine through the context class loader, which in Equinox does not see this bundle
        final Thread thread = Thread.currentThread();
        final ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(PyTorch.class.getClassLoader());
        try {
            return Engine.getEngine("PyTorch");
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
