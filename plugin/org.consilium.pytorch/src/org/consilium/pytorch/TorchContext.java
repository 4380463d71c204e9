// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.pytorch;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Switches of PyTorch's process-wide context that DJL does not offer ({@code at::Context}, called by the names that the
 * compilers give it), and what was settled before they were asked for. All four platforms' libraries of PyTorch 2.7 export
 * the switches.
 */
final class TorchContext implements OneDnnSwitch {

    /** {@code MKL_CBWR_BRANCH} and {@code MKL_CBWR_COMPATIBLE} of MKL's header. */
    private static final int MKL_BRANCH = 1;

    private static final int MKL_COMPATIBLE = 3;
    /** Of a {@code std::string}, on Linux and on Windows. */
    private static final int STRING_BYTES = 32;

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

    /**
     * Which of ATen's kernels compute from now on, as {@code ATEN_CPU_CAPABILITY} calls them; the first question settles
     * it. Empty where it cannot be asked: a C++ string is returned in a way that JNA knows of x86_64 alone.
     */
    Optional<String> kernels() {
        if (!Platform.is64Bit() || !Platform.isIntel() || Platform.isMac()) {
            return Optional.empty();
        }
        try (Memory string = new Memory(STRING_BYTES)) {
            function(
                            "_ZN2at18get_cpu_capabilityB5cxx11Ev",
                            "?get_cpu_capability@at@@YA?AV?$basic_string@DU?$char_traits@D@std@@V?$allocator@D@2@@std@@XZ")
                    .invokeVoid(new Object[] {string});
            // short strings stand inside of the object, to which the GNU library's first field points
            String name = (Platform.isWindows() ? string : string.getPointer(0)).getString(0);
            return Optional.of(name.equals("NO AVX") ? "default" : name.toLowerCase(Locale.ROOT));
        } catch (UnsatisfiedLinkError e) {
            return Optional.empty();
        }
    }

    /**
     * Asks MKL for its compatible branch, which it takes until it has computed something.
     *
     * @return whether that is the branch now; empty where MKL is not there or cannot be asked
     */
    Optional<Boolean> takeCompatibleMkl() {
        try {
            library.getFunction("mkl_serv_cbwr_set").invokeInt(new Object[] {MKL_COMPATIBLE});
            return Optional.of(
                    library.getFunction("mkl_serv_cbwr_get").invokeInt(new Object[] {MKL_BRANCH}) == MKL_COMPATIBLE);
        } catch (UnsatisfiedLinkError e) {
            return Optional.empty();
        }
    }

    private Function function(String name, String windowsName) {
        return library.getFunction(Platform.isWindows() ? windowsName : name);
    }
}
