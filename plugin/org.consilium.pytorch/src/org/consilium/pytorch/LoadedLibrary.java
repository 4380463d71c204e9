// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.pytorch;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/** Whether somebody has loaded a native library into this process, which asking does not do. */
final class LoadedLibrary {

    /** {@code RTLD_LAZY | RTLD_NOLOAD}. */
    private static final int LINUX_NOT_LOADING = 0x1 | 0x4;

    private static final int MAC_NOT_LOADING = 0x1 | 0x10;

    private LoadedLibrary() {}

    /** @param name without the prefix and ending of the platform; it may have been loaded from anywhere */
    static boolean isLoaded(String name) {
        String file = System.mapLibraryName(name);
        if (Platform.isWindows()) {
            return Function.getFunction("kernel32", "GetModuleHandleA").invokePointer(new Object[] {file}) != null;
        }
        return Platform.isMac() ? isOpen("@rpath/" + file, MAC_NOT_LOADING) : isOpen(file, LINUX_NOT_LOADING);
    }

    private static boolean isOpen(String name, int mode) {
        // the handle is not given back: whoever has loaded the library keeps it as long as the process lives
        return NativeLibrary.getProcess().getFunction("dlopen").invokePointer(new Object[] {name, mode}) != null;
    }
}
