// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.pytorch;

import com.sun.jna.Function;
import com.sun.jna.Platform;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The environment as native libraries of this process see it. Java's own view of it was copied at the start and does not
 * change. Libraries read their variables when they are loaded or first used, so set them before.
 */
final class NativeEnvironment {

    static final String KERNELS = "ATEN_CPU_CAPABILITY";
    static final String MKL = "MKL_CBWR";
    static final String WAITING = "OMP_WAIT_POLICY";

    private NativeEnvironment() {}

    /**
     * What the libraries have to find: in reproducible arithmetic the kernels that every processor has, and the only branch
     * of MKL that Intel's and AMD's share; always that threads which wait leave the processors to others.
     */
    static Map<String, String> wanted(ArithmeticMode mode, Processor processor) {
        Map<String, String> wanted = new LinkedHashMap<>();
        if (mode == ArithmeticMode.REPRODUCIBLE) {
            wanted.put(KERNELS, processor.hasAvx2() ? "avx2" : "default");
            wanted.put(MKL, "COMPATIBLE");
        }
        String waiting = System.getenv(WAITING);
        wanted.put(WAITING, waiting == null ? "PASSIVE" : waiting);
        return wanted;
    }

    /** @throws IllegalStateException if the operating system refuses */
    static void set(String name, String value) {
        int refused = Platform.isWindows()
                ? Function.getFunction("ucrtbase", "_putenv_s").invokeInt(new Object[] {name, value})
                : Function.getFunction(Platform.C_LIBRARY_NAME, "setenv").invokeInt(new Object[] {name, value, 1});
        if (refused != 0) {
            throw new IllegalStateException("The variable " + name + " cannot be set for PyTorch (" + refused + ").");
        }
    }
}
