// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging;

import java.util.List;

/**
 * What a reader found.
 *
 * @param cases in a stable order that depends on the input only
 * @param warnings what was left out and why, one sentence each, free of patient identifiers
 */
public record ReadResult(List<ImageCase> cases, List<String> warnings) {
    public ReadResult {
        cases = List.copyOf(cases);
        warnings = List.copyOf(warnings);
    }
}
