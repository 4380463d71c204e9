// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.pytorch;

import com.sun.jna.Function;
import com.sun.jna.Platform;

/**
 * The environment as native libraries of this process see it. Java's own view of it was copied at the start and does not
 * change. Libraries read their variables when they are loaded or first used, so set them before.
 */
final class NativeEnvironment {

    private NativeEnvironment() {}

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
