// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.consilium.ground.Progress;
import org.consilium.imaging.prediction.PredictionOptions;
import org.consilium.imaging.study.SliceSelection;
import org.consilium.segmentation.metrics.CaseMetrics;
import org.consilium.segmentation.metrics.EvaluationSettings;

/** Compares predictions with the raters' masks, case after case. */
public interface Evaluation {
    /**
     * Finds out how masks and predictions are kept.
     *
     * @param labels masks of the raters
     * @param spacing of the rows and of the columns of every image in mm, for masks as pictures; NaN if unknown
     * @param structure label of the raters' masks to read; empty where they hold one; {@code *} for all
     * @param slices of volumes that count
     * @param options how predictions are found
     */
    static Evaluation of(
            Path labels,
            Path predictions,
            double[] spacing,
            EvaluationSettings settings,
            String structure,
            SliceSelection slices,
            PredictionOptions options)
            throws IOException {
        boolean plain = options.equals(PredictionOptions.defaults());
        return plain && FolderEvaluation.fits(labels, predictions)
                ? new FolderEvaluation(labels, predictions, spacing, settings, structure)
                : new PredictionEvaluation(
                        new LabelFolder(labels, structure, slices), predictions, options, spacing, settings);
    }

    /** Evaluates all cases. */
    List<CaseMetrics> evaluate(Progress progress) throws IOException;

    /** What is doubtful about the files that were read, a sentence each; after {@link #evaluate}. */
    List<String> warnings();
}
