// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consilium.ground.Progress;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.data.Augmentation;
import org.consilium.segmentation.loss.GedKind;
import org.consilium.segmentation.model.Method;
import org.consilium.segmentation.network.Profile;
import org.consilium.segmentation.sampling.ProbabilisticSampler;
import org.consilium.segmentation.sampling.SampleSettings;
import org.consilium.segmentation.training.HarmonizerTrainer;
import org.consilium.segmentation.training.LossSettings;
import org.consilium.segmentation.training.NetworkSettings;
import org.consilium.segmentation.training.Optimisation;
import org.consilium.segmentation.training.Selection;
import org.consilium.segmentation.training.TrainSettings;
import org.consilium.segmentation.training.Trained;
import org.consilium.tensor.NamedTensors;
import org.consilium.tensor.store.TensorHandle;
import org.consilium.tensor.store.TensorLease;
import org.consilium.tensor.store.TensorStore;
import org.junit.jupiter.api.Test;

/**
 * Does the same work over and over and says what it leaves behind: arrays in the engine's own manager, and the resident
 * memory of the process. A program of its own, and the short form of it a test.
 *
 * <p>Arguments: training steps, sampler calls, node executions; 1000 1000 200 by default.
 */
final class MemorySoak {

    private static final Progress SILENT = (fraction, message) -> {};
    /** So many times at most warm up, and no more than half of all: code is compiled, pools and caches fill. */
    private static final int WARM = 100;

    private static final Pattern RESOURCES = Pattern.compile("Resource size: (\\d+)");

    /**
     * What a piece of work left behind.
     *
     * @param warm resident bytes after half of the work, as {@link ResidentMemory} has them; -1 where the system does not say
     * @param end resident bytes at the end
     * @param arrays in the engine's own manager more than before
     */
    record Left(String work, int times, long warm, long end, int arrays) {

        /** Share of the warm level by which it grew. */
        double growth() {
            return warm <= 0 ? 0 : (end - warm) / (double) warm;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d %s: native resident %d MB, then %d MB (%+.1f %%), %d arrays and managers left",
                    times,
                    work,
                    warm >> 20,
                    end >> 20,
                    100 * growth(),
                    arrays);
        }
    }

    /** As a benchmark of the build, with the numbers by default. */
    @Test
    void prints() throws IOException {
        main(new String[0]);
    }

    public static void main(String[] arguments) throws IOException {
        int steps = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
        int calls = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1000;
        int executions = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 200;
        System.out.println(training(steps));
        System.out.println(sampling(calls));
        Path folder = Files.createTempDirectory("soak");
        System.out.println(executions(executions, folder));
        Files.delete(folder);
    }

    interface Work {
        void run(int time) throws IOException;
    }

    private static int warmUp(int times) {
        return Math.min(times / 2, WARM);
    }

    static Left soak(String name, int times, Work work) throws IOException {
        int before = systemResources();
        long warm = -1;
        for (int i = 0; i < times; i++) {
            work.run(i);
            if (i == warmUp(times) - 1) {
                warm = ResidentMemory.bytes();
            }
        }
        return new Left(name, times, warm, ResidentMemory.bytes(), systemResources() - before);
    }

    /** Every step of training, two an epoch, with validation. */
    static Left training(int steps) throws IOException {
        int before = systemResources();
        Long[] warm = {null};
        Long[] end = {null};
        int epochs = steps / 2;
        try (Synthetic data = Synthetic.of(10, 2, 32, 32)) {
            TrainSettings settings = new TrainSettings(
                    new NetworkSettings(Method.CONSILIUM, Profile.COMPACT, true),
                    new Optimisation(epochs, 4, 1e-3, 1),
                    new LossSettings(1, 1e-3, 1, GedKind.PRODUCT, 2),
                    Augmentation.FLIPS,
                    new Selection(0.2, 0),
                    2,
                    1);
            Trained trained = HarmonizerTrainer.train(data.cases(), null, settings, Device.cpu(), (done, message) -> {
                // Both in the middle of the work, so that the same parameters and moments are held.
                if (warm[0] == null && done >= warmUp(steps) / (double) steps) {
                    warm[0] = ResidentMemory.bytes();
                } else if (end[0] == null && done >= (epochs - 1.0) / epochs) {
                    end[0] = ResidentMemory.bytes();
                }
            });
            trained.parameters().close();
        }
        return new Left("training steps", steps, warm[0], end[0], systemResources() - before);
    }

    static Left sampling(int calls) throws IOException {
        try (Synthetic data = Synthetic.of(2, 2, 32, 32)) {
            TrainSettings settings = new TrainSettings(
                    new NetworkSettings(Method.CONSILIUM, Profile.COMPACT, true),
                    new Optimisation(1, 2, 1e-3, 1),
                    new LossSettings(1, 1e-3, 1, GedKind.PRODUCT, 2),
                    Augmentation.NONE,
                    new Selection(0, 0),
                    1,
                    1);
            Trained trained = HarmonizerTrainer.train(data.cases(), null, settings, Device.cpu(), SILENT);
            try (NamedTensors parameters = trained.parameters()) {
                return soak("sampler calls", calls, time -> ProbabilisticSampler.sample(
                                trained.card(),
                                parameters,
                                data.cases(),
                                new SampleSettings(2, false, 1, time),
                                Device.cpu(),
                                SILENT)
                        .close());
            }
        }
    }

    /**
     * What KNIME does to a producer and two consumers in a loop without reset: every iteration keeps its file. The second
     * consumer comes when the tensors have left the memory. The files are deleted at the end.
     */
    static Left executions(int times, Path folder) throws IOException {
        int before = systemResources();
        Left left;
        try (TensorStore store = new TensorStore()) {
            left = soak("node executions", times, time -> {
                Path file = folder.resolve("result-" + time);
                NDManager owner = PyTorch.engine().newBaseManager(Device.cpu());
                TensorHandle handle = store.publish(
                        "id-" + time, new NamedTensors(owner, Map.of("x", owner.zeros(new Shape(64, 1, 64, 64)))));
                store.flush(handle, Device.cpu(), file, Map.of());
                try (TensorLease lease = store.acquire(handle, Device.cpu(), file)) {
                    lease.tensors().get("x").getFloat(0, 0, 0, 0);
                }
                store.evict(Device.cpu(), Long.MAX_VALUE);
                store.acquire(handle, Device.cpu(), file).close();
            });
        }
        for (int time = 0; time < times; time++) {
            Files.delete(folder.resolve("result-" + time));
        }
        return new Left(left.work(), times, left.warm(), left.end(), systemResources() - before);
    }

    /**
     * How many resources hang on the engine's own manager: every base manager that is open, and every stray array. The
     * manager tells the number only in words.
     */
    static int systemResources() {
        try (NDManager probe = PyTorch.engine().newBaseManager(Device.cpu())) {
            Matcher size = RESOURCES.matcher(probe.getParentManager().toString());
            if (!size.find()) {
                throw new IllegalStateException("The manager does not say what it holds: " + probe.getParentManager());
            }
            return Integer.parseInt(size.group(1));
        }
    }
}
