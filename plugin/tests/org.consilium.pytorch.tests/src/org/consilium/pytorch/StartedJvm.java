// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.pytorch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A Java of its own that says how it computes: how many threads, what could not be set, and a digest of a few figures. With
 * the argument {@code earlier} somebody else starts the engine first by DJL alone, and computes with four threads.
 */
public final class StartedJvm {

    private static final int SIDE = 300;

    private StartedJvm() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length > 0) {
            startByDjlAlone();
        }
        say("threads", Torch.threads());
        say("figures", figures(PyTorch.engine()));
        Thread fresh = new Thread(() -> say("threads of a fresh thread", Torch.threads()));
        fresh.start();
        fresh.join();
        JniUtils.setNumThreads(3);
        try (Torch.GradientMode off = Torch.withoutGradient()) {
            say("threads after others changed them", JniUtils.getNumThreads());
        }
        say("figures again", figures(PyTorch.engine()));
        PyTorch.arithmetic().warnings().forEach(warning -> say("warning", warning));
    }

    private static void startByDjlAlone() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.num_threads", "4");
        Engine engine = Engine.getEngine("PyTorch");
        System.clearProperty("ai.djl.pytorch.num_threads");
        say("earlier threads", JniUtils.getNumThreads());
        say("earlier figures", figures(engine));
    }

    /** Of sums, products and exponentials, large enough to be spread over threads. */
    private static String figures(Engine engine) {
        float[] values = new float[SIDE * SIDE];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble();
        }
        try (NDManager manager = engine.newBaseManager()) {
            NDArray x = manager.create(values, new Shape(SIDE, SIDE));
            float[] sums = x.matMul(x).exp().log().sum(new int[] {0}).toFloatArray();
            float all = x.reshape(-1).concat(x.sin().reshape(-1)).sum().getFloat();
            return Integer.toHexString(Arrays.hashCode(sums)) + " " + Float.toHexString(all);
        }
    }

    private static void say(String name, Object value) {
        System.out.println(name + ": " + value);
    }
}
