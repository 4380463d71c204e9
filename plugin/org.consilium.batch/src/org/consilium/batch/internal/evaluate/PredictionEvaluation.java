// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.UserError;
import org.consilium.ground.Progress;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.prediction.PredictionOptions;
import org.consilium.imaging.prediction.PredictionSet;
import org.consilium.imaging.prediction.PredictionSink;
import org.consilium.imaging.reader.PredictionReader;
import org.consilium.segmentation.metrics.CaseMetrics;
import org.consilium.segmentation.metrics.EvaluationCase;
import org.consilium.segmentation.metrics.EvaluationSettings;
import org.consilium.segmentation.metrics.GedEvaluation;

/** Compares predictions of any kind and name that the Segmentation Reader takes with the raters' masks in a folder. */
public final class PredictionEvaluation implements Evaluation {
    private static final double SHARE = 0.3;

    private final LabelFolder labels;
    private final Path predictions;
    private final PredictionOptions options;
    private final double[] spacing;
    private final EvaluationSettings settings;
    private final List<String> warnings = new ArrayList<>();

    /**
     * @param spacing of rows and columns of every image in mm, for masks as pictures; NaN if unknown
     * @throws UserError where a spacing is given for files that tell it themselves
     */
    PredictionEvaluation(
            LabelFolder labels,
            Path predictions,
            PredictionOptions options,
            double[] spacing,
            EvaluationSettings settings)
            throws IOException {
        this.labels = labels;
        this.predictions = predictions;
        this.options = options;
        this.spacing = spacing.clone();
        this.settings = settings;
        if (spacing[0] > 0 && !labels.pictures()) {
            throw new UserError(
                    ExitCodes.ARGUMENTS, "the masks tell the distance of their pixels themselves; leave --spacing out");
        }
    }

    /** What was predicted for one case, until it is evaluated. */
    private record Predicted(SortedMap<Integer, float[]> samples, SortedMap<String, float[]> personal) {}

    @Override
    public List<CaseMetrics> evaluate(Progress progress) throws IOException {
        List<LabelledCase> cases = labels.read((fraction, message) -> progress.report(SHARE * fraction, message));
        warnings.addAll(labels.warnings());
        try {
            List<SegmentationCase> places =
                    cases.stream().map(LabelledCase::place).toList();
            PredictionSet found = new PredictionReader(options)
                    .find(
                            List.of(predictions),
                            places,
                            warnings,
                            (fraction, message) -> progress.report(SHARE, message));
            SortedMap<Integer, CaseMetrics> metrics = new TreeMap<>();
            for (List<Integer> volume : volumes(places)) {
                progress.report(
                        SHARE + (1 - SHARE) * metrics.size() / places.size(),
                        places.get(volume.get(0)).id());
                evaluate(volume, cases, found, metrics);
            }
            warnings.addAll(found.finish());
            return List.copyOf(metrics.values());
        } catch (ImagingException e) {
            throw new UserError(ExitCodes.LOAD, predictions + ": " + e.getMessage(), e);
        }
    }

    /** A volume at a time is in memory, so that each of its files is read once. */
    private void evaluate(
            List<Integer> volume, List<LabelledCase> cases, PredictionSet found, Map<Integer, CaseMetrics> metrics)
            throws IOException {
        Map<Integer, Predicted> read = new LinkedHashMap<>();
        found.read(
                volume::contains,
                new PredictionSink() {
                    @Override
                    public void sample(int index, int sample, float[] probabilities) {
                        of(index).samples().put(sample, probabilities);
                    }

                    @Override
                    public void personal(int index, String rater, float[] probabilities) {
                        of(index).personal().put(rater, probabilities);
                    }

                    private Predicted of(int index) {
                        return read.computeIfAbsent(index, k -> new Predicted(new TreeMap<>(), new TreeMap<>()));
                    }
                },
                Progress.NONE);
        for (int index : volume) {
            if (read.containsKey(index)) {
                metrics.put(index, GedEvaluation.evaluate(together(cases.get(index), read.get(index)), settings));
            }
        }
    }

    private EvaluationCase together(LabelledCase labelled, Predicted predicted) {
        SegmentationCase place = labelled.place();
        boolean told = place.geometry().rowSpacing() > 0;
        EvaluationCase.Builder builder = EvaluationCase.builder(
                        place.id(), place.patient(), place.height(), place.width())
                .spacing(
                        told ? place.geometry().rowSpacing() : spacing[0],
                        told ? place.geometry().columnSpacing() : spacing[1]);
        labelled.masks().forEach((rater, mask) -> builder.addLabel(rater, mask, 0));
        // without samples of the population the raters' own masks stand for it, as in the GED Evaluator
        (predicted.samples().isEmpty() ? predicted.personal() : predicted.samples())
                .values()
                .forEach(sample -> builder.addSample(sample, 0));
        predicted.personal().forEach((rater, mask) -> builder.addPersonal(rater, mask, 0));
        return builder.build();
    }

    private static Iterable<List<Integer>> volumes(List<SegmentationCase> cases) {
        Map<String, List<Integer>> volumes = new LinkedHashMap<>();
        for (int i = 0; i < cases.size(); i++) {
            SegmentationCase c = cases.get(i);
            volumes.computeIfAbsent(c.patient() + "\n" + c.volume(), key -> new ArrayList<>())
                    .add(i);
        }
        return volumes.values();
    }

    @Override
    public List<String> warnings() {
        return List.copyOf(warnings);
    }
}
