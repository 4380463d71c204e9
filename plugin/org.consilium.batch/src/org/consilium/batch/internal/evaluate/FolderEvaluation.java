// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.UserError;
import org.consilium.ground.Count;
import org.consilium.ground.Progress;
import org.consilium.imaging.mask.PictureMasks;
import org.consilium.imaging.mask.PictureProbabilities;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.png.PngSamples;
import org.consilium.segmentation.metrics.CaseMetrics;
import org.consilium.segmentation.metrics.EvaluationCase;
import org.consilium.segmentation.metrics.EvaluationSettings;
import org.consilium.segmentation.metrics.GedEvaluation;

/**
 * Compares predictions in a folder with the raters' masks in another: {@code <case>/rater_<id>.png} there,
 * {@code <case>/sample_<k>.png} here, and, for a personalised model, {@code <case>/rater_<id>.png} here as well.
 */
public final class FolderEvaluation implements Evaluation {
    private static final String RATER = "rater";
    private static final String SAMPLE = "sample";

    private final CaseFolders labels;
    private final CaseFolders predictions;
    private final PatientIndex patients;
    private final double[] spacing;
    private final EvaluationSettings settings;
    private final String structure;
    private final List<String> warnings = new ArrayList<>();

    /** Whether both folders hold nothing but PNG named as this evaluation reads them. */
    public static boolean fits(Path labels, Path predictions) throws IOException {
        return Files.isDirectory(labels)
                && Files.isDirectory(predictions)
                && CaseFolders.any(labels, RATER)
                && CaseFolders.any(predictions, SAMPLE);
    }

    /**
     * Looks for the cases of both folders.
     *
     * @param spacing of the rows and of the columns of every image in mm; NaN if unknown
     * @param structure number of the label of the raters' masks to read; empty where they hold one; {@code *} for all
     * @throws UserError where a folder holds no case, or a case of the other is missing
     */
    public FolderEvaluation(
            Path labels, Path predictions, double[] spacing, EvaluationSettings settings, String structure)
            throws IOException {
        this.labels = CaseFolders.find(labels, RATER);
        this.predictions = CaseFolders.find(predictions, SAMPLE);
        this.patients = PatientIndex.read(labels);
        this.spacing = spacing.clone();
        this.settings = settings;
        this.structure = structure;
        requireAll(this.labels, this.predictions, SAMPLE);
        requireAll(this.predictions, this.labels, RATER);
    }

    private static void requireAll(CaseFolders all, CaseFolders from, String kind) throws UserError {
        TreeSet<String> missing = new TreeSet<>(all.cases().keySet());
        missing.removeAll(from.cases().keySet());
        if (!missing.isEmpty()) {
            String others = missing.size() == 1 ? "" : " (nor for " + Count.of(missing.size() - 1, "other") + ")";
            throw new UserError(
                    ExitCodes.LOAD,
                    from.root() + " has no " + kind + "_*.png for the case "
                            + missing.first() + others + " of " + all.root()
                            + "; labels and predictions must have the same cases");
        }
    }

    /** Evaluates case after case, in the order of their names. */
    @Override
    public List<CaseMetrics> evaluate(Progress progress) throws IOException {
        List<CaseMetrics> metrics = new ArrayList<>();
        PictureMasks masks = new PictureMasks(structure);
        PictureProbabilities scale = scale();
        for (Map.Entry<String, Path> entry : labels.cases().entrySet()) {
            progress.report((double) metrics.size() / labels.cases().size(), entry.getKey());
            metrics.add(GedEvaluation.evaluate(
                    load(entry.getKey(), entry.getValue(), predictions.cases().get(entry.getKey()), masks, scale),
                    settings));
        }
        try {
            masks.require();
        } catch (ImagingException e) {
            throw new UserError(ExitCodes.LOAD, labels.root() + ": " + e.getMessage(), e);
        }
        warnings.addAll(patients.warnings(labels.cases().keySet()));
        warnings.addAll(labels.raterWarnings(RATER));
        warnings.addAll(masks.warnings());
        if (!scale.warning().isEmpty()) {
            warnings.add(scale.warning());
        }
        return metrics;
    }

    @Override
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    private EvaluationCase load(
            String id, Path labelFolder, Path predictionFolder, PictureMasks masks, PictureProbabilities scale)
            throws IOException {
        Map<String, Path> raters = CaseFolders.of(labelFolder, RATER);
        PngSamples first = GreyImages.read(raters.values().iterator().next());
        EvaluationCase.Builder builder = EvaluationCase.builder(id, patients.patient(id), first.height(), first.width())
                .spacing(spacing[0], spacing[1]);
        for (Map.Entry<String, Path> rater : raters.entrySet()) {
            builder.addLabel(rater.getKey(), mask(rater.getValue(), first, masks), 0);
        }
        for (Path sample : CaseFolders.of(predictionFolder, SAMPLE).values()) {
            builder.addSample(probabilities(sample, first, scale), 0);
        }
        for (Map.Entry<String, Path> rater :
                CaseFolders.of(predictionFolder, RATER).entrySet()) {
            builder.addPersonal(rater.getKey(), probabilities(rater.getValue(), first, scale), 0);
        }
        return builder.build();
    }

    private byte[] mask(Path file, PngSamples first, PictureMasks masks) throws IOException {
        PngSamples image = GreyImages.read(file, first);
        try {
            byte[] mask = masks.read(image, GreyImages.shown(file));
            masks.requireOne();
            return mask;
        } catch (ImagingException e) {
            throw GreyImages.refused(file, e);
        }
    }

    private static float[] probabilities(Path file, PngSamples first, PictureProbabilities scale) throws IOException {
        PngSamples image = GreyImages.read(file, first);
        try {
            return scale.read(image, "sample " + GreyImages.shown(file));
        } catch (ImagingException e) {
            throw GreyImages.refused(file, e);
        }
    }

    private PictureProbabilities scale() throws IOException {
        PictureProbabilities scale = new PictureProbabilities();
        for (Path file : predicted()) {
            try {
                scale.look(GreyImages.read(file));
            } catch (ImagingException e) {
                throw GreyImages.refused(file, e);
            }
        }
        return scale;
    }

    private List<Path> predicted() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : predictions.cases().values()) {
            files.addAll(CaseFolders.of(folder, SAMPLE).values());
            files.addAll(CaseFolders.of(folder, RATER).values());
        }
        return files;
    }
}
