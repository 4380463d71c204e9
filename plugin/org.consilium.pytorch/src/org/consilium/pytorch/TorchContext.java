// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.pytorch;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.nio.file.Path;

/**
 * Switches of PyTorch's process-wide context that DJL does not offer ({@code at::Context}, called by the names that the
 * compilers give it). All four platforms' libraries of PyTorch 2.7 export them.
 */
final class TorchContext implements OneDnnSwitch {

    private final NativeLibrary library;
    private final Pointer context;

    /**
     * @param folder holds the library, which the engine has loaded before
     * @throws UnsatisfiedLinkError if this build of PyTorch has other names
     */
    TorchContext(Path folder) {
        library = NativeLibrary.getInstance(
                folder.resolve(System.mapLibraryName("torch_cpu")).toString());
        context = function("_ZN2at13globalContextEv", "?globalContext@at@@YAAEAVContext@1@XZ")
                .invokePointer(new Object[0]);
    }

    @Override
    public void useOneDnn(boolean used) {
        function("_ZN2at7Context20setUserEnabledMkldnnEb", "?setUserEnabledMkldnn@Context@at@@QEAAX_N@Z")
                .invokeVoid(new Object[] {context, used});
    }

    /** Whether convolutions may go to NNPACK, which serves some processors only. */
    void useNnpack(boolean used) {
        function("_ZN2at7Context20setUserEnabledNNPACKEb", "?setUserEnabledNNPACK@Context@at@@QEAAX_N@Z")
                .invokeVoid(new Object[] {context, used});
    }

    private Function function(String name, String windowsName) {
        return library.getFunction(Platform.isWindows() ? windowsName : name);
    }
}
