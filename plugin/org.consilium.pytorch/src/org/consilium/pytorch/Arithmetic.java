// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.pytorch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What decides the last digits of what is computed on the CPU of this process; a model's card keeps it.
 *
 * @param mode as asked for
 * @param architecture of the processor, as Java names it
 * @param processor its name and instruction sets
 * @param threads that an operation is spread over
 * @param oneDnn whether convolutions may go to oneDNN, which chooses its kernels by the processor
 * @param warnings what a user should know: why the mode is not kept, or what was switched off as it computes wrongly here
 */
public record Arithmetic(
        ArithmeticMode mode,
        String architecture,
        Processor processor,
        int threads,
        boolean oneDnn,
        List<String> warnings) {

    public Arithmetic {
        warnings = List.copyOf(warnings);
    }

    /** In words, by name, for a model's card; the threads, which a card has of old, are not among them. */
    public Map<String, String> description() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("mode", mode.word());
        words.put("processor", processor.name());
        words.put("architecture", architecture);
        words.put("instructionSets", String.join(" ", processor.instructionSets()));
        words.put("oneDnn", oneDnn ? "on" : "off");
        return words;
    }
}
