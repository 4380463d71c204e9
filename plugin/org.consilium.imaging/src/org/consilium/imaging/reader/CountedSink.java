// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import java.io.IOException;
import org.consilium.imaging.model.CaseSink;
import org.consilium.imaging.model.ImageCase;

/** Hands cases on and knows how many there are. */
final class CountedSink implements CaseSink {
    private final CaseSink target;
    private int count;

    CountedSink(CaseSink target) {
        this.target = target;
    }

    @Override
    public void accept(ImageCase next) throws IOException {
        target.accept(next);
        count++;
    }

    @Override
    public void discard(int from) throws IOException {
        if (from < count) {
            target.discard(from);
            count = from;
        }
    }

    int count() {
        return count;
    }
}
