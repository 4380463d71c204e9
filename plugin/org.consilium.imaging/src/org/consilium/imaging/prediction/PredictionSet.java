// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.prediction;

import java.io.IOException;
import java.util.List;
import java.util.function.IntPredicate;
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
     * Reads predictions, file after file.
     *
     * @param wanted the cases to read, by index; those of a volume together, or its files are read again
     * @throws org.consilium.imaging.model.ImagingException where a file can't be what a prediction is, with its name
     */
    void read(IntPredicate wanted, PredictionSink sink, Progress progress) throws IOException;

    /**
     * Makes sure, after all was read, that it was one structure.
     *
     * @return what is doubtful about the files that were read, a sentence each
     * @throws org.consilium.imaging.model.ImagingException where no file had the structure that was asked for
     */
    List<String> finish() throws IOException;
}
