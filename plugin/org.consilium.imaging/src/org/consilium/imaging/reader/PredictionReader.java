// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.consilium.ground.Count;
import org.consilium.ground.Progress;
import org.consilium.imaging.internal.prediction.PredictionFinder;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.prediction.PredictionOptions;
import org.consilium.imaging.prediction.PredictionSet;

/**
 * Reads predictions that any program made, as DICOM SEG, NIfTI, NRRD or PNG, onto the grid of cases: cut and resampled as
 * the images of these were. Probabilities stay probabilities.
 */
public final class PredictionReader {
    private final PredictionOptions options;

    /** A reader that holds nothing but its options. */
    public PredictionReader(PredictionOptions options) {
        this.options = options;
    }

    /**
     * Finds the predictions of cases; reads headers only, but for pictures.
     *
     * @param paths folders, or files
     * @param cases each with the size it has, after a crop
     * @param warnings gets what is left out, and how many cases have no prediction, a sentence each
     * @throws ImagingException where no case has a prediction, or a file lies elsewhere than the case that its name tells,
     *     or fits two cases; with the file's name
     */
    public PredictionSet find(List<Path> paths, List<SegmentationCase> cases, List<String> warnings, Progress progress)
            throws IOException {
        PredictionSet found = PredictionFinder.find(paths, cases, options, warnings, progress);
        int missing = 0;
        String first = "";
        for (int index = cases.size() - 1; index >= 0; index--) {
            if (!found.predicted(index)) {
                missing++;
                first = cases.get(index).id();
            }
        }
        if (missing == cases.size()) {
            throw new ImagingException("none of the " + Count.of(cases.size(), "case")
                    + " has a prediction there; name the files or their folders after the cases, such as "
                    + (cases.isEmpty() ? "case_1" : cases.get(0).id())
                    + ", or give files that lie where the images do"
                    + (warnings.isEmpty() ? "" : ". " + String.join(". ", warnings)));
        }
        if (missing > 0) {
            warnings.add(missing + " of " + Count.of(cases.size(), "case") + (missing == 1 ? " has" : " have")
                    + " no prediction, the first " + first + "; left out of what follows");
        }
        return found;
    }
}
