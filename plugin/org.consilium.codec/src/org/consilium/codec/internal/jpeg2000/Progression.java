// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

import org.consilium.codec.frame.CodecException;

/**
 * A part of the packets and the order they come in, ITU-T T.800 B.12.
 *
 * @param order of the packets
 * @param firstResolution first resolution
 * @param endResolution resolution after the last
 * @param firstComponent first component
 * @param endComponent component after the last
 * @param endLayer layer after the last
 */
record Progression(
        Order order, int firstResolution, int endResolution, int firstComponent, int endComponent, int endLayer) {
    /** What changes slowest to what changes fastest: layer, resolution, component, place. */
    enum Order {
        LRCP,
        RLCP,
        RPCL,
        PCRL,
        CPRL;

        /** The order of a number in the stream. */
        static Order of(int number) throws CodecException {
            if (number >= values().length) {
                throw Codestream.damaged("names an unknown order of its packets");
            }
            return values()[number];
        }
    }
}
