// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.pytorch;

import ai.djl.engine.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts DJL's engine: offline, with the natives of the platform's fragment, with the kernels that the mode of arithmetic
 * allows, and only if what it computes is right.
 */
final class EngineStart {

    private static final String LIBRARY_PATH = "PYTORCH_LIBRARY_PATH";
    private static final String INTEROP_THREADS = "ai.djl.pytorch.num_interop_threads";

    private EngineStart() {}

    /** An engine that was checked, and how it computes. */
    record Started(Engine engine, Arithmetic arithmetic) {}

    /**
     * Whoever started PyTorch first: what can still be set is set, what cannot stands in the warnings by name.
     *
     * @throws IllegalStateException if a choice of the user's makes no sense, or PyTorch is not there or computes wrongly
     */
    static Started start() {
        ArithmeticMode mode = ArithmeticMode.chosen();
        int threads = ThreadChoice.chosen();
        Processor processor = Processor.here();
        boolean loaded = LoadedLibrary.isLoaded("torch_cpu");
        Map<String, String> wanted = NativeEnvironment.wanted(mode, processor);
        wanted.forEach(NativeEnvironment::set);
        properties(threads);
        Engine engine = engine();
        Torch.useThreads(threads);
        List<String> warnings = new ArrayList<>();
        TorchContext context = context(mode, warnings);
        EarlierStart earlier = new EarlierStart(
                loaded,
                System.getenv(),
                context == null ? Optional.empty() : context.kernels(),
                context == null ? Optional.empty() : context.takeCompatibleMkl());
        warnings.addAll(earlier.warnings(wanted, threads));
        boolean oneDnn = settle(mode, new TorchKernels(engine), context, warnings);
        return new Started(
                engine, new Arithmetic(mode, System.getProperty("os.arch"), processor, threads, oneDnn, warnings));
    }

    /** What DJL reads when it starts its engine: once it has, this changes nothing. */
    private static void properties(int threads) {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty(ThreadChoice.DJL_PROPERTY, Integer.toString(threads));
        // the other pool is of no use here; without this, it would grow with the machine
        if (System.getProperty(INTEROP_THREADS) == null) {
            System.setProperty(INTEROP_THREADS, "1");
        }
        findLibraries();
    }

    /** @return null if this build of PyTorch has no such switches, which a warning then says */
    private static TorchContext context(ArithmeticMode mode, List<String> warnings) {
        try {
            TorchContext context = new TorchContext(Torch.libtorch());
            context.useNnpack(mode == ArithmeticMode.FASTEST);
            return context;
        } catch (UnsatisfiedLinkError e) {
            if (mode == ArithmeticMode.REPRODUCIBLE) {
                warnings.add("This build of PyTorch cannot be told to leave oneDNN alone, so the last digits may differ"
                        + " from those of other processors. Use the libraries that come with Consilium.");
            }
            return null;
        }
    }

    /**
     * Decides on oneDNN and makes sure that what is left computes rightly.
     *
     * @param switches null if there are none
     * @return whether oneDNN is used
     * @throws IllegalStateException if PyTorch computes wrongly here
     */
    static boolean settle(ArithmeticMode mode, Kernels kernels, OneDnnSwitch switches, List<String> warnings) {
        boolean used = mode == ArithmeticMode.FASTEST || switches == null;
        if (switches != null) {
            switches.useOneDnn(used);
        }
        if (SelfCheck.passes(kernels)) {
            return used;
        }
        if (used && switches != null) {
            switches.useOneDnn(false);
            if (SelfCheck.passes(kernels)) {
                warnings.add(
                        "oneDNN, which makes PyTorch's convolutions fast, computes wrongly on this processor and was"
                                + " switched off: results are right, but slower to come by.");
                return false;
            }
        }
        throw new IllegalStateException("PyTorch computes wrongly on this processor: its convolutions or products of"
                + " matrices differ from plain Java's. Nothing was computed. Run Consilium on another machine, or give"
                + " the virtual machine another type of processor.");
    }

    private static void findLibraries() {
        if (System.getProperty(LIBRARY_PATH, System.getenv(LIBRARY_PATH)) != null) {
            return;
        }
        Path natives = NativeFragment.libraryFolder();
        if (!Files.isDirectory(natives)) {
            throw new IllegalStateException("PyTorch's libraries are not unpacked at " + natives.getFileName()
                    + "; install 'PyTorch for Consilium (CPU)' again.");
        }
        System.setProperty(LIBRARY_PATH, natives.toString());
        System.setProperty("PYTORCH_FLAVOR", "cpu");
    }

    private static Engine engine() {
        // DJL looks for its engine through the context class loader, which in Equinox does not see this bundle
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(PyTorch.class.getClassLoader());
        try {
            return Engine.getEngine("PyTorch");
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
