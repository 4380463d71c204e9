// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import org.consilium.imaging.model.CaseSink;

/**
 * What a reader says beside the cases, which it handed to a {@link CaseSink} in a stable order that depends on the input
 * only.
 *
 * @param cases their number
 * @param structure what the masks show, as it was chosen: a label; empty where nothing names it
 * @param raterIdentity what the rater ids are, in words: for example the order of reading sessions; empty without masks
 */
public record ReadSummary(int cases, String structure, String raterIdentity) {}
