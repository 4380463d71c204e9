// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.prediction;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.consilium.ground.Count;
import org.consilium.ground.Progress;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.mask.PictureProbabilities;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.prediction.PredictionOptions;
import org.consilium.imaging.prediction.PredictionSet;
import org.consilium.imaging.prediction.PredictionSink;
import org.consilium.imaging.pseudonym.Pseudonyms;

/** Files by case: which are samples, in which order, and which were predicted for a rater. */
public final class FoundPredictions implements PredictionSet {
    /** One layer of a case: a channel of a file. */
    private record Layer(Found file, int channel) {}

    private final List<Found> files;
    private final List<SegmentationCase> cases;
    private final PredictionOptions options;
    private final ValueReading values;
    private final List<SortedMap<String, Layer>> samples = new ArrayList<>();
    private final List<SortedMap<String, Layer>> personal = new ArrayList<>();

    private FoundPredictions(
            List<Found> files, List<SegmentationCase> cases, PredictionOptions options, PictureProbabilities scale) {
        this.files = files;
        this.cases = cases;
        this.options = options;
        this.values = new ValueReading(options.structure(), scale);
        cases.forEach(c -> {
            samples.add(new TreeMap<>(SampleNames.NATURAL));
            personal.add(new TreeMap<>());
        });
    }

    static FoundPredictions of(
            List<Found> files,
            List<SegmentationCase> cases,
            PredictionOptions options,
            PictureProbabilities scale,
            List<String> warnings)
            throws ImagingException {
        FoundPredictions predictions = new FoundPredictions(files, cases, options, scale);
        for (Found file : files) {
            for (int slot : file.slots()) {
                for (int index : file.cases(slot)) {
                    predictions.add(file, index);
                }
            }
        }
        predictions.sort(warnings);
        return predictions;
    }

    private void add(Found file, int index) throws ImagingException {
        String rater = SampleNames.rater(file.rest());
        if (!rater.isEmpty() && file.channels() > 1) {
            throw new ImagingException("the prediction " + file.file().shown() + ": it is named after a rater, but has "
                    + file.channels() + " values a voxel; save one");
        }
        for (int channel = 0; channel < file.channels(); channel++) {
            String name = file.channels() == 1 ? file.rest() : file.rest() + "#" + (channel + 1);
            SortedMap<String, Layer> layers = rater.isEmpty() ? samples.get(index) : personal.get(index);
            Layer twin = layers.put(rater.isEmpty() ? name : rater, new Layer(file, channel));
            if (twin != null) {
                throw new ImagingException(
                        "the predictions " + twin.file().file().shown() + " and "
                                + file.file().shown() + " are the same sample of case "
                                + cases.get(index).id() + "; keep one of them, or choose files by a pattern");
            }
        }
    }

    /** Leaves out what is no sample, and refuses what may be anything. */
    private void sort(List<String> warnings) throws ImagingException {
        int means = 0;
        for (int index = 0; index < samples.size(); index++) {
            Set<String> names = samples.get(index).keySet();
            if (names.size() > 1 && names.removeIf(SampleNames::isMean)) {
                means++;
            }
            if (options.files().isEmpty()) {
                SampleNames.requireAlike(
                        List.copyOf(names), "case " + cases.get(index).id());
            }
        }
        if (means > 0) {
            warnings.add("files called 'mean' lie beside the samples of " + Count.of(means, "case")
                    + "; they are no samples and left out");
        }
    }

    @Override
    public List<String> samples(int index) {
        return samples.get(index).keySet().stream().map(Pseudonyms::file).toList();
    }

    @Override
    public List<String> raters(int index) {
        return List.copyOf(personal.get(index).keySet());
    }

    @Override
    public void read(IntPredicate wanted, PredictionSink sink, Progress progress) throws IOException {
        Map<Found, Set<Integer>> needed = needed(wanted);
        int done = 0;
        for (Map.Entry<Found, Set<Integer>> entry : needed.entrySet()) {
            progress.report(
                    0.3 + 0.7 * done / needed.size(),
                    "reading file " + (done + 1) + " of " + Count.of(needed.size(), "prediction"));
            done++;
            try {
                read(entry.getKey(), entry.getValue(), sink);
                values.requireOne();
            } catch (ImagingException e) {
                throw new ImagingException(
                        "the prediction " + entry.getKey().file().shown() + ": " + e.getMessage(), e);
            }
        }
    }

    @Override
    public List<String> finish() throws IOException {
        values.require();
        return values.warnings();
    }

    /** The cases of each file that is read, in the order of the files. */
    private Map<Found, Set<Integer>> needed(IntPredicate wanted) {
        Map<Found, Set<Integer>> byFile = new IdentityHashMap<>();
        for (int index = 0; index < cases.size(); index++) {
            if (!wanted.test(index)) {
                continue;
            }
            int at = index;
            samples.get(index).values().forEach(layer -> byFile.computeIfAbsent(layer.file(), k -> new TreeSet<>())
                    .add(at));
            personal.get(index).values().forEach(layer -> byFile.computeIfAbsent(layer.file(), k -> new TreeSet<>())
                    .add(at));
        }
        Map<Found, Set<Integer>> ordered = new LinkedHashMap<>();
        files.stream()
                .filter(byFile::containsKey)
                .sorted(Comparator.comparingInt(file -> file.file().number()))
                .forEach(file -> ordered.put(file, byFile.get(file)));
        return ordered;
    }

    private void read(Found file, Set<Integer> wanted, PredictionSink sink) throws IOException {
        OpenPrediction open = file.opening().open(values);
        for (int slot : file.slots()) {
            for (int channel = 0; channel < file.channels(); channel++) {
                Plane plane = open.plane(slot, channel);
                for (int index : file.cases(slot)) {
                    if (wanted.contains(index)) {
                        hand(file, channel, index, plane.on(cases.get(index)), sink);
                    }
                }
            }
        }
    }

    private void hand(Found file, int channel, int index, float[] values, PredictionSink sink) throws IOException {
        int sample = 0;
        for (Layer layer : samples.get(index).values()) {
            if (layer.file() == file && layer.channel() == channel) {
                sink.sample(index, sample, values);
            }
            sample++;
        }
        for (Map.Entry<String, Layer> layer : personal.get(index).entrySet()) {
            if (layer.getValue().file() == file) {
                sink.personal(index, layer.getKey(), values);
            }
        }
    }
}
