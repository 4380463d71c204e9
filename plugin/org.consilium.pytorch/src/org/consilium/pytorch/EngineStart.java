// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.pytorch;

import ai.djl.engine.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts DJL's engine: offline, with the natives of the platform's fragment, with the kernels that the mode of arithmetic
 * allows, and only if what it computes is right.
 */
final class EngineStart {

    private static final String LIBRARY_PATH = "PYTORCH_LIBRARY_PATH";
    private static final String THREADS = "ai.djl.pytorch.num_threads";

    private EngineStart() {}

    /** An engine that was checked, and how it computes. */
    record Started(Engine engine, Arithmetic arithmetic) {}

    static Started start() {
        ArithmeticMode mode = ArithmeticMode.chosen();
        Processor processor = Processor.here();
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        Path libraries = libraries();
        prepare(mode, processor);
        Engine engine = engine();
        List<String> warnings = new ArrayList<>();
        boolean oneDnn = settle(mode, new TorchKernels(engine), switches(libraries, mode, warnings), warnings);
        return new Started(
                engine,
                new Arithmetic(
                        mode, System.getProperty("os.arch"), processor, Torch.loadedThreads(), oneDnn, warnings));
    }

    /**
     * Fixes what libraries choose by the processor they find: ATen's kernels, MKL's branch, the threads. Intel's and AMD's
     * processors share no faster branch of MKL than the compatible one.
     */
    private static void prepare(ArithmeticMode mode, Processor processor) {
        if (System.getProperty(THREADS) == null && System.getenv("OMP_NUM_THREADS") == null) {
            System.setProperty(THREADS, "1");
        }
        if (mode == ArithmeticMode.REPRODUCIBLE) {
            NativeEnvironment.set("ATEN_CPU_CAPABILITY", processor.hasAvx2() ? "avx2" : "default");
            NativeEnvironment.set("MKL_CBWR", "COMPATIBLE");
        }
    }

    /** @return null if this build of PyTorch has no such switches, which a warning then says */
    private static TorchContext switches(Path libraries, ArithmeticMode mode, List<String> warnings) {
        try {
            TorchContext context = new TorchContext(libraries);
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

    private static Path libraries() {
        String given = System.getProperty(LIBRARY_PATH, System.getenv(LIBRARY_PATH));
        if (given != null) {
            return Path.of(given);
        }
        Path natives = NativeFragment.libraryFolder();
        if (!Files.isDirectory(natives)) {
            throw new IllegalStateException("PyTorch's libraries are not unpacked at " + natives.getFileName()
                    + "; install 'PyTorch for Consilium (CPU)' again.");
        }
        System.setProperty(LIBRARY_PATH, natives.toString());
        System.setProperty("PYTORCH_FLAVOR", "cpu");
        return natives;
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
