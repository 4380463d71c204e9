// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;
import java.nio.file.Path;

/** What PyTorch can do and DJL's own interface does not offer; the only class that names the calls below it. */
public final class Torch {

    /** Whether operations of a thread are recorded for a backward pass; closing it brings back what was before. */
    public interface GradientMode extends AutoCloseable {

        /** @throws IllegalStateException on another thread than the one that opened it */
        @Override
        void close();
    }

    private Torch() {}

    /**
     * Computes without recording on this thread until it is closed. PyTorch's mode is one a thread and on in every
     * fresh one, so whoever only predicts switches it off.
     */
    public static GradientMode withoutGradient() {
        return mode(false);
    }

    /** Records on this thread until it is closed. */
    public static GradientMode withGradient() {
        return mode(true);
    }

    private static GradientMode mode(boolean recorded) {
        PyTorch.engine();
        return loadedMode(recorded);
    }

    /** As the public ones, for the start itself, which must not wait for its own end. */
    static GradientMode loadedMode(boolean recorded) {
        Thread thread = Thread.currentThread();
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(recorded);
        return () -> {
            if (Thread.currentThread() != thread) {
                throw new IllegalStateException("A gradient mode belongs to " + thread.getName()
                        + " and cannot be ended by " + Thread.currentThread().getName() + ".");
            }
            JniUtils.setGradMode(before);
        };
    }

    /** Whether operations of this thread are recorded. */
    public static boolean isRecording() {
        return JniUtils.isGradMode();
    }

    /** Adds d loss / d leaf to the gradient of every leaf; the graph is freed. */
    public static void backward(NDArray loss) {
        try (NDArray one = loss.onesLike()) {
            JniUtils.backward((PtNDArray) loss, (PtNDArray) one, false, false);
        }
    }

    /** Sets the gradient of a leaf to zero, whatever it holds. */
    public static void clearGradient(NDArray leaf) {
        JniUtils.zeroGrad((PtNDArray) leaf);
    }

    /** How many threads an operation is spread over; results of different numbers differ in the last digits. */
    public static int threads() {
        PyTorch.engine();
        return JniUtils.getNumThreads();
    }

    /**
     * Spreads what this thread computes over so many threads. PyTorch keeps the number for each thread that has computed
     * before, so a new one for the process does not reach those that another extension used.
     */
    static void useThreads(int threads) {
        if (JniUtils.getNumThreads() != threads) {
            JniUtils.setNumThreads(threads);
        }
    }

    /** The folder of the PyTorch libraries that DJL has loaded. */
    static Path libtorch() {
        return Path.of(LibUtils.getLibtorchPath());
    }

    /** Gives memory back that the engine keeps for its next tensors on GPUs. */
    public static void emptyGpuCache() {
        JniUtils.emptyCudaCache();
    }
}
