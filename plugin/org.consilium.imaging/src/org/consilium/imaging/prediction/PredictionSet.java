// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.prediction;

import java.io.IOException;
import java.util.List;
import org.consilium.ground.Progress;

/** The predictions of a list of cases, found but not yet read. */
public interface PredictionSet {
    /** What the samples of a case are called, in their order; empty where it has none. */
    List<String> samples(int index);

    /** The raters whom the masks of a case were predicted for, sorted; empty where there are none. */
    List<String> raters(int index);

    /** Whether a case has any prediction. */
    default boolean predicted(int index) {
        return !samples(index).isEmpty() || !raters(index).isEmpty();
    }

    /**
     * Reads all predictions, file after file.
     *
     * @param warnings gets what is doubtful about the files, a sentence each
     * @throws org.consilium.imaging.model.ImagingException where a file can't be what a prediction is, with its name
     */
    void read(PredictionSink sink, List<String> warnings, Progress progress) throws IOException;
}
