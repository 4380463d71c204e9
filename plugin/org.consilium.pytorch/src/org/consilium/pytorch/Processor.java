// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.pytorch;

import com.sun.jna.Function;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The processor of this machine as far as it decides which kernels PyTorch may use.
 *
 * @param name as the operating system gives it
 * @param instructionSets those that PyTorch's kernels are made for, under Linux's names, sorted
 */
public record Processor(String name, List<String> instructionSets) {

    /** Those that libraries choose their kernels by. */
    private static final Set<String> NOTED = Set.of(
            "sse4_1",
            "sse4_2",
            "avx",
            "f16c",
            "fma",
            "avx2",
            "avx512f",
            "avx512bw",
            "avx512vl",
            "avx512_vnni",
            "avx512_bf16",
            "avx512_fp16",
            "avx_vnni",
            "amx_tile",
            "amx_bf16",
            "amx_int8",
            "asimd",
            "asimddp",
            "sve",
            "sve2",
            "bf16",
            "i8mm");

    /** PF_AVX2_INSTRUCTIONS_AVAILABLE and PF_AVX512F_INSTRUCTIONS_AVAILABLE of IsProcessorFeaturePresent. */
    private static final int WINDOWS_AVX2 = 40;

    private static final int WINDOWS_AVX512F = 41;

    public Processor {
        instructionSets = List.copyOf(instructionSets);
    }

    /** What the operating system says of this machine's processor. */
    static Processor here() {
        String architecture = System.getProperty("os.arch", "");
        if (Platform.isWindows()) {
            String name = System.getenv("PROCESSOR_IDENTIFIER");
            return new Processor(name == null ? architecture : name, windows());
        }
        try {
            return of(Files.readAllLines(Path.of("/proc/cpuinfo")), architecture);
        } catch (IOException e) {
            return new Processor(architecture, List.of());
        }
    }

    /** @param cpuinfo lines of Linux's /proc/cpuinfo */
    static Processor of(List<String> cpuinfo, String architecture) {
        String name = value(cpuinfo, "model name", architecture);
        String flags = value(cpuinfo, "flags", value(cpuinfo, "Features", ""));
        Set<String> sets = new TreeSet<>(Arrays.asList(flags.split("\\s+")));
        sets.retainAll(NOTED);
        return new Processor(name, List.copyOf(sets));
    }

    private static String value(List<String> lines, String key, String otherwise) {
        return lines.stream()
                .filter(line -> line.startsWith(key) && line.indexOf(':') > 0)
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(otherwise);
    }

    private static List<String> windows() {
        Function present = Function.getFunction("kernel32", "IsProcessorFeaturePresent");
        List<String> sets = new java.util.ArrayList<>();
        if (present.invokeInt(new Object[] {WINDOWS_AVX2}) != 0) {
            sets.add("avx2");
            sets.add("fma");
        }
        if (present.invokeInt(new Object[] {WINDOWS_AVX512F}) != 0) {
            sets.add("avx512f");
        }
        return sets;
    }

    /** Whether PyTorch's kernels for AVX2, which also use fused multiplication and addition, can run. */
    boolean hasAvx2() {
        return instructionSets.contains("avx2") && instructionSets.contains("fma");
    }
}
