// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.pytorch;

import java.util.List;

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
}
