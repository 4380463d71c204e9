// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

/**
 * A part of the packets and the order they come in, ITU-T T.800 B.12.
 *
 * @param order 0 LRCP, 1 RLCP, 2 RPCL, 3 PCRL, 4 CPRL
 * @param firstResolution first resolution
 * @param endResolution resolution after the last
 * @param firstComponent first component
 * @param endComponent component after the last
 * @param endLayer layer after the last
 */
record Progression(
        int order, int firstResolution, int endResolution, int firstComponent, int endComponent, int endLayer) {}
