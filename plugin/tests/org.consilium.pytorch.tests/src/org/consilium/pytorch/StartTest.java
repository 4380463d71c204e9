// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.pytorch.jni.LibUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever starts PyTorch, in whatever environment: the same figures, or the names of what could not be set. */
@Tag("slow")
class StartTest {

    private static final Map<String, String> FIXED =
            Map.of("ATEN_CPU_CAPABILITY", "avx2", "MKL_CBWR", "COMPATIBLE", "OMP_WAIT_POLICY", "PASSIVE");

    @TempDir
    static Path folder;

    private static String classpath;
    /** With one thread by OpenMP's variable, as Consilium 0.1 started. */
    private static List<String> reference;

    @BeforeAll
    static void startOne() throws IOException, InterruptedException {
        classpath = JvmClasspath.of(folder, StartedJvm.class);
        PyTorch.engine();
        reference = run(List.of(), Map.of("OMP_NUM_THREADS", "1", "OMP_WAIT_POLICY", "PASSIVE"));
        assertEquals(List.of(), values(reference, "warning"));
    }

    @Test
    void theSameFiguresWhereNobodySetsAnything() throws IOException, InterruptedException {
        List<String> bare = run(List.of(), Map.of());
        assertEquals(reference, bare);
        assertEquals(List.of("1"), values(bare, "threads"));
        assertEquals(List.of("1"), values(bare, "threads of a fresh thread"));
        assertEquals(List.of("1"), values(bare, "threads after others changed them"));
        assertEquals(values(bare, "figures"), values(bare, "figures again"));
    }

    @Test
    void aPropertyChangesTheNumberOfThreads() throws IOException, InterruptedException {
        List<String> two = run(List.of("-Dconsilium.threads=2"), Map.of("OMP_NUM_THREADS", "1"));
        assertEquals(List.of("2"), values(two, "threads"));
        assertEquals(List.of("2"), values(two, "threads of a fresh thread"));
        assertEquals(List.of("2"), values(two, "threads after others changed them"));
    }

    @Test
    void anEarlierStartGivesTheSameFiguresOrIsNamed() throws IOException, InterruptedException {
        List<String> late = run(List.of("earlier"), Map.of());
        assertEquals(List.of("4"), values(late, "earlier threads"));
        assertEquals(List.of("1"), values(late, "threads"));
        assertEquals(List.of("1"), values(late, "threads of a fresh thread"));
        assertEquals(List.of("1"), values(late, "threads after others changed them"));
        String warning = String.join(" ", values(late, "warning"));
        boolean named = warning.contains("ATEN_CPU_CAPABILITY=") || warning.contains("MKL_CBWR=");
        assertTrue(
                named || values(late, "figures").equals(values(reference, "figures")),
                () -> "other figures without a warning: " + late + " against " + reference);
    }

    @Test
    void anEarlierStartInTheRightEnvironmentGivesTheSameFigures() throws IOException, InterruptedException {
        assumeTrue(Processor.here().hasAvx2(), "other kernels serve processors without AVX2");
        List<String> late = run(List.of("earlier"), FIXED);
        assertEquals(List.of(), values(late, "warning"));
        assertEquals(values(reference, "figures"), values(late, "figures"));
        assertEquals(values(reference, "figures"), values(late, "figures again"));
    }

    private static List<String> values(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .collect(Collectors.toList());
    }

    /** @return the lines that {@link StartedJvm} says */
    private static List<String> run(List<String> arguments, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> options = arguments.stream().filter(a -> a.startsWith("-")).toList();
        List<String> words = arguments.stream().filter(a -> !a.startsWith("-")).toList();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp", classpath));
        command.addAll(options);
        command.add(StartedJvm.class.getName());
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> inherited = builder.environment();
        List.of("OMP_NUM_THREADS", "OMP_WAIT_POLICY", "ATEN_CPU_CAPABILITY", "MKL_CBWR", "CONSILIUM_THREADS")
                .forEach(inherited::remove);
        inherited.put("CONSILIUM_ARITHMETIC", "reproducible");
        inherited.put("PYTORCH_LIBRARY_PATH", LibUtils.getLibtorchPath());
        inherited.put("PYTORCH_FLAVOR", "cpu");
        inherited.putAll(environment);
        Path output = Files.createTempFile(folder, "output", ".txt");
        int exit = builder.redirectOutput(output.toFile()).start().waitFor();
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertEquals(0, exit, said);
        return said.lines()
                .filter(line -> line.matches("[a-z ]+: .*") && !line.startsWith("WARNING"))
                .toList();
    }
}
