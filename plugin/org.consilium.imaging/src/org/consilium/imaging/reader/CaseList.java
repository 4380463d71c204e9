// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import java.util.ArrayList;
import java.util.List;
import org.consilium.imaging.model.CaseSink;
import org.consilium.imaging.model.ImageCase;

/** Keeps all cases in memory. */
final class CaseList implements CaseSink {
    private final List<ImageCase> cases = new ArrayList<>();

    @Override
    public void accept(ImageCase next) {
        cases.add(next);
    }

    @Override
    public void discard(int from) {
        cases.subList(from, cases.size()).clear();
    }

    ReadResult result(ReadSummary summary, List<String> warnings) {
        return new ReadResult(cases, warnings, summary.structure(), summary.raterIdentity());
    }
}
