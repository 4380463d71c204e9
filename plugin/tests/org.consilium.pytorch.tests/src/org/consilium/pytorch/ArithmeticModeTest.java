// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ArithmeticModeTest {

    @Test
    void reproducibleUnlessAskedOtherwise() {
        assertEquals(ArithmeticMode.REPRODUCIBLE, ArithmeticMode.of(null));
        assertEquals(ArithmeticMode.REPRODUCIBLE, ArithmeticMode.of(" "));
        assertEquals(ArithmeticMode.REPRODUCIBLE, ArithmeticMode.of("Reproducible"));
        assertEquals(ArithmeticMode.FASTEST, ArithmeticMode.of("fastest "));
    }

    @Test
    void anotherWordIsRefusedByName() {
        IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> ArithmeticMode.of("quick"));
        assertTrue(refusal.getMessage().contains("'quick'"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("fastest"), refusal.getMessage());
    }

    @Test
    void aProcessorIsReadFromWhatLinuxSays() {
        Processor processor = Processor.of(
                List.of(
                        "processor\t: 0",
                        "model name\t: Some Processor @ 2.10GHz",
                        "flags\t\t: fpu fma sse4_1 avx avx2 bmi2 avx512f"),
                "amd64");
        assertEquals("Some Processor @ 2.10GHz", processor.name());
        assertEquals(List.of("avx", "avx2", "avx512f", "fma", "sse4_1"), processor.instructionSets());
        assertTrue(processor.hasAvx2());
    }

    @Test
    void anArmProcessorHasNoAvx2AndMayHaveNoName() {
        Processor processor = Processor.of(List.of("Features\t: fp asimd sve"), "aarch64");
        assertEquals(new Processor("aarch64", List.of("asimd", "sve")), processor);
        assertFalse(processor.hasAvx2());
    }

    @Test
    void avx2WithoutFusedMultiplicationIsNotEnough() {
        assertFalse(Processor.of(List.of("flags : avx2"), "amd64").hasAvx2());
    }
}
