// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EarlierStartTest {

    private static final Map<String, String> WANTED = wanted();
    private static final Map<String, String> NOTHING = Map.of();

    @Test
    void nothingIsSaidWhereNobodyWasEarlier() {
        assertEquals(List.of(), warnings(false, NOTHING, Optional.empty(), Optional.empty(), 8));
        assertEquals(List.of(), warnings(false, NOTHING, Optional.of("avx2"), Optional.of(true), 8));
    }

    @Test
    void whatIsInForceAllTheSameIsNotNamed() {
        assertEquals(List.of(), warnings(true, NOTHING, Optional.of("avx2"), Optional.of(true), 1));
        assertEquals(List.of(), warnings(true, WANTED, Optional.empty(), Optional.empty(), 8));
    }

    @Test
    void whatCouldNotBeSetIsNamed() {
        String kernels = only(warnings(true, NOTHING, Optional.of("avx512"), Optional.of(true), 1));
        assertTrue(kernels.contains("ATEN_CPU_CAPABILITY=avx2"), kernels);
        assertFalse(kernels.contains("MKL_CBWR"), kernels);

        String mkl = only(warnings(true, NOTHING, Optional.of("avx2"), Optional.of(false), 1));
        assertTrue(mkl.contains("MKL_CBWR=COMPATIBLE"), mkl);
        assertFalse(mkl.contains("ATEN_CPU_CAPABILITY"), mkl);

        String unknown = only(warnings(true, NOTHING, Optional.empty(), Optional.empty(), 1));
        assertTrue(unknown.contains("ATEN_CPU_CAPABILITY=avx2 and MKL_CBWR=COMPATIBLE"), unknown);
    }

    @Test
    void waitingMattersToSeveralThreadsOnly() {
        String waiting = only(warnings(true, NOTHING, Optional.of("avx2"), Optional.of(true), 2));
        assertTrue(waiting.contains("OMP_WAIT_POLICY=PASSIVE"), waiting);
        assertEquals(
                List.of(),
                warnings(true, Map.of("OMP_WAIT_POLICY", "ACTIVE"), Optional.of("avx2"), Optional.of(true), 2));
    }

    @Test
    void fastestArithmeticAsksForNoKernels() {
        Processor processor = new Processor("any", List.of("avx2", "fma"));
        assertEquals(
                java.util.Set.of("OMP_WAIT_POLICY"),
                NativeEnvironment.wanted(ArithmeticMode.FASTEST, processor).keySet());
        assertEquals(
                WANTED.keySet(),
                NativeEnvironment.wanted(ArithmeticMode.REPRODUCIBLE, processor).keySet());
    }

    private static List<String> warnings(
            boolean loaded,
            Map<String, String> environment,
            Optional<String> kernels,
            Optional<Boolean> mkl,
            int threads) {
        return new EarlierStart(loaded, environment, kernels, mkl).warnings(WANTED, threads);
    }

    private static String only(List<String> warnings) {
        assertEquals(1, warnings.size(), warnings.toString());
        return warnings.get(0);
    }

    private static Map<String, String> wanted() {
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("ATEN_CPU_CAPABILITY", "avx2");
        wanted.put("MKL_CBWR", "COMPATIBLE");
        wanted.put("OMP_WAIT_POLICY", "PASSIVE");
        return wanted;
    }
}
