// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consilium.imaging.model.ImageCase;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.data.StreamedCases;
import org.consilium.tensor.safetensors.SafetensorsFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A set several times as large as the heap passes from a reader's sink to the batches of a training. */
@Tag("slow")
class LargeSetTest {

    private static final long HEAP = 96L << 20;
    private static final List<String> PYTORCH = List.of(
            "PYTORCH_LIBRARY_PATH",
            "PYTORCH_FLAVOR",
            "PYTORCH_VERSION",
            "DJL_CACHE_DIR",
            "ENGINE_CACHE_DIR",
            "ai.djl.offline",
            "OPT_OUT_TRACKING");

    @TempDir
    Path folder;

    private static List<ClassLoader> loaders() throws ClassNotFoundException {
        ClassLoader djl = PyTorch.class.getClassLoader();
        List<ClassLoader> loaders = new ArrayList<>();
        for (Class<?> type : List.of(
                SmallHeap.class,
                CaseSpool.class,
                ImageCase.class,
                StreamedCases.class,
                SafetensorsFile.class,
                PyTorch.class,
                djl.loadClass("org.slf4j.LoggerFactory"),
                djl.loadClass("com.google.gson.Gson"))) {
            loaders.add(type.getClassLoader());
        }
        return loaders;
    }

    private List<String> command(int port) throws IOException {
        String name = RemoteClasses.class.getName().replace('.', '/') + ".class";
        Path classes = folder.resolve("classes");
        Files.createDirectories(classes.resolve(name).getParent());
        try (InputStream in = RemoteClasses.class.getClassLoader().getResourceAsStream(name)) {
            Files.write(classes.resolve(name), in.readAllBytes());
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + (HEAP >> 20) + "m",
                "-XX:+UseSerialGC",
                "-XX:MaxDirectMemorySize=" + (HEAP >> 20) + "m",
                "-cp",
                classes.toString()));
        // where the natives are is known once the engine has started here
        PyTorch.engine();
        for (String key : PYTORCH) {
            if (System.getProperty(key) != null) {
                command.add("-D" + key + "=" + System.getProperty(key));
            }
        }
        command.addAll(List.of(
                RemoteClasses.class.getName(),
                Integer.toString(port),
                classes.toString(),
                SmallHeap.class.getName(),
                folder.resolve("data").toString()));
        return command;
    }

    @Test
    void fromTheReaderToTheBatches() throws Exception {
        long bytes = SmallHeap.layout(SmallHeap.CASES).bytes();
        assertTrue(bytes > 5 * HEAP, "the set is several times the heap");
        Path data = Files.createDirectory(folder.resolve("data"));
        assumeTrue(Files.getFileStore(data).getUsableSpace() > 4 * bytes, "needs 2 GiB of free disk");
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<ClassLoader> loaders = loaders();
            Thread answers = new Thread(() -> RemoteClasses.serve(server, loaders));
            answers.setDaemon(true);
            answers.start();
            Process process = new ProcessBuilder(command(server.getLocalPort()))
                    .redirectErrorStream(true)
                    .start();
            String out = new String(process.getInputStream().readAllBytes());
            assertEquals(0, process.waitFor(), out);
            assertTrue(out.contains("done with "), out);
        }
        try (Stream<Path> files = Files.list(data)) {
            assertEquals(
                    Set.of(SmallHeap.READ, SmallHeap.PART),
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()),
                    "no temporary file is left");
        }
        assertEquals(
                SmallHeap.layout(SmallHeap.CASES),
                SafetensorsFile.open(data.resolve(SmallHeap.READ)).layout());
    }
}
