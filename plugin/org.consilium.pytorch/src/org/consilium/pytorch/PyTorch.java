// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.pytorch;

import ai.djl.engine.Engine;

/**
 * The only way in to PyTorch: starts DJL's engine once. Nothing is fetched and nothing is unpacked into the user's home.
 */
public final class PyTorch {

    private PyTorch() {}

    /** Initialised by the first caller, under the class loader's lock. */
    private static final class Holder {
        static final EngineStart.Started STARTED = EngineStart.start();
    }

    /**
     * The engine, with the number of threads that was chosen for what the calling thread computes, whoever has changed it
     * since; so call this on each thread that computes. The first call loads about 430 MB of native libraries and takes
     * seconds.
     *
     * @throws IllegalStateException if there are no natives for this platform, or PyTorch computes wrongly on it, or a
     *     choice of arithmetic or threads makes no sense; the message says what to do
     */
    public static Engine engine() {
        EngineStart.Started started = started();
        Torch.useThreads(started.arithmetic().threads());
        return started.engine();
    }

    /** How the engine computes, which it starts if need be. Throws as {@link #engine} does. */
    public static Arithmetic arithmetic() {
        return started().arithmetic();
    }

    private static EngineStart.Started started() {
        try {
            return Holder.STARTED;
        } catch (ExceptionInInitializerError e) {
            if (e.getCause() instanceof IllegalStateException cause) {
                throw cause;
            }
            throw e;
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException("PyTorch did not start earlier in this session; restart the program.", e);
        }
    }
}
