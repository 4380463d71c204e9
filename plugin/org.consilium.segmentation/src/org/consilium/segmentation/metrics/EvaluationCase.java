// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.consilium.segmentation.data.BitMask;
import org.consilium.segmentation.data.CaseInfo;
import org.consilium.segmentation.data.RatedCase;

/**
 * The masks of one case, packed: those of the raters who looked at it, the model's samples and, if there are any, the
 * masks that the model made for each rater. A probability greater than 0.5 is inside a mask.
 *
 * <p>Maps are packed as they are added, so a case of 50 samples takes about the memory of two probability maps.
 */
public final class EvaluationCase {

    private final RatedCase rated;
    private final PixelScale scale;
    private final List<BitMask> samples;
    private final double[] meanProbability;
    private final Map<String, BitMask> personal;

    private EvaluationCase(Builder builder) {
        rated = new RatedCase(builder.info, builder.height, builder.width, builder.labels);
        scale = builder.scale;
        samples = List.copyOf(builder.samples);
        personal = Collections.unmodifiableMap(new LinkedHashMap<>(builder.personal));
        meanProbability = builder.probabilities.values();
    }

    /**
     * Starts a case whose raters' masks are there.
     *
     * @param rated says also how far apart its pixels are
     */
    public static Builder builder(RatedCase rated) {
        Builder builder = new Builder(rated.info(), rated.height(), rated.width());
        builder.labels.putAll(rated.masks());
        return builder.spacing(rated.info().rowSpacing(), rated.info().columnSpacing());
    }

    /**
     * Starts a case of which nothing else is known.
     *
     * @param id the case's name, for tables and messages
     * @param patient the patient's key; cases of one patient share it
     * @param height rows of every map
     * @param width columns of every map
     */
    public static Builder builder(String id, String patient, int height, int width) {
        return new Builder(
                new CaseInfo(
                        Objects.requireNonNull(id), Objects.requireNonNull(patient), id, 0, Double.NaN, Double.NaN),
                height,
                width);
    }

    /** What is known of the case. */
    public CaseInfo info() {
        return rated.info();
    }

    /** The raters who looked and for whom the model made masks; all who looked where it made none for them. */
    List<String> knownRaters() {
        List<String> known =
                labels().keySet().stream().filter(personal::containsKey).toList();
        return known.isEmpty() ? List.copyOf(labels().keySet()) : known;
    }

    /** Rows of every mask. */
    public int height() {
        return rated.height();
    }

    /** Columns of every mask. */
    public int width() {
        return rated.width();
    }

    /** How far apart the pixels are; in pixels unless the builder was told. */
    public PixelScale scale() {
        return scale;
    }

    /** The masks of the raters who looked at the case, by rater id, in the order in which they were added. */
    public Map<String, BitMask> labels() {
        return rated.masks();
    }

    /** The masks of the samples. */
    public List<BitMask> samples() {
        return samples;
    }

    /** The masks made for each rater, by rater id; empty if the model is not personalised. */
    public Map<String, BitMask> personal() {
        return personal;
    }

    /** The mean of the samples' probabilities per pixel, row by row; NaN without samples. */
    public double[] meanProbability() {
        return meanProbability.clone();
    }

    /** The pixels whose mean probability is greater than 0.5. */
    public BitMask meanMask() {
        return BitMask.inside(meanProbability);
    }

    /** Collects the maps of one case, each row by row. The arrays may be reused by the caller afterwards. */
    public static final class Builder {

        private final CaseInfo info;
        private final int height;
        private final int width;
        private final int size;
        private final Map<String, BitMask> labels = new LinkedHashMap<>();
        private final Map<String, BitMask> personal = new LinkedHashMap<>();
        private final List<BitMask> samples = new ArrayList<>();
        private final ProbabilityMean probabilities;
        private PixelScale scale = PixelScale.of(Double.NaN, Double.NaN);

        private Builder(CaseInfo info, int height, int width) {
            this.info = info;
            this.height = height;
            this.width = width;
            size = Math.multiplyExact(height, width);
            probabilities = new ProbabilityMean(size);
        }

        /**
         * Says how far apart the pixels are, for distances between borders. Without it, or if one of both is no finite
         * positive number, distances are in pixels.
         *
         * @param row distance of neighbouring rows in mm, NaN if unknown
         * @param column distance of neighbouring columns in mm, NaN if unknown
         */
        public Builder spacing(double row, double column) {
            scale = PixelScale.of(row, column);
            return this;
        }

        /**
         * Adds the mask of a rater who looked at the case (an empty one if nothing was drawn). A rater who did not
         * look is left out.
         *
         * @param values any value but 0 is inside
         * @param offset index of the mask's first pixel in {@code values}
         * @throws IllegalArgumentException if the rater was added before or the mask does not fit
         */
        public Builder addLabel(String rater, byte[] values, int offset) {
            requireRoom(values.length, offset, "The mask of rater " + rater);
            if (labels.putIfAbsent(rater, BitMask.ofBytes(values, offset, size)) != null) {
                throw new IllegalArgumentException("Case " + info.id() + " has two masks of rater " + rater + ".");
            }
            return this;
        }

        /**
         * Adds a sample of the model.
         *
         * @param map probabilities, values in 0..1
         * @param offset index of the first pixel in {@code map}
         * @throws IllegalArgumentException if a value is no probability or the map does not fit
         */
        public Builder addSample(float[] map, int offset) {
            samples.add(mask(map, offset, "Sample " + (samples.size() + 1)));
            probabilities.add(map, offset);
            return this;
        }

        /**
         * Adds the map that the model made for one rater.
         *
         * @param probabilities values in 0..1
         * @param offset index of the map's first pixel in {@code probabilities}
         * @throws IllegalArgumentException if a value is no probability, the map does not fit or the rater is there
         */
        public Builder addPersonal(String rater, float[] probabilities, int offset) {
            BitMask mask = mask(probabilities, offset, "The personalised map of rater " + rater);
            if (personal.putIfAbsent(rater, mask) != null) {
                throw new IllegalArgumentException(
                        "Case " + info.id() + " has two personalised maps of rater " + rater + ".");
            }
            return this;
        }

        public EvaluationCase build() {
            return new EvaluationCase(this);
        }

        private BitMask mask(float[] probabilities, int offset, String what) {
            requireRoom(probabilities.length, offset, what);
            for (int i = offset; i < offset + size; i++) {
                if (!(probabilities[i] >= 0 && probabilities[i] <= 1)) {
                    throw new IllegalArgumentException(what + " of case " + info.id() + " holds " + probabilities[i]
                            + ", which is no probability between 0 and 1.");
                }
            }
            return BitMask.inside(probabilities, offset, size);
        }

        private void requireRoom(int length, int offset, String what) {
            if (offset < 0 || length - offset < size) {
                throw new IllegalArgumentException(what + " of case " + info.id() + " has " + (length - offset)
                        + " pixels, fewer than the " + size + " of the case.");
            }
        }
    }
}
