// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.model;

import java.io.IOException;

/** Takes cases one by one while they are read, so that a set may be larger than the memory. */
public interface CaseSink {
    /** Takes the next case, which belongs to the sink from now on. An exception ends the reading. */
    void accept(ImageCase next) throws IOException;

    /**
     * Forgets the cases from one on: the series they belong to can't be read to its end, and half a series is none.
     *
     * @param from number of cases that stay
     */
    void discard(int from) throws IOException;
}
