// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a checkpoint knows beside its tensors, kept as JSON.
 *
 * @param formatVersion of this form, {@link #FORMAT_VERSION}
 * @param tensors name of the safetensors file beside it
 * @param identity settings and fingerprints of the data; a run goes on only from a checkpoint with the same
 * @param threads of PyTorch while training
 * @param arithmetic {@link org.consilium.pytorch.Arithmetic#description} while training; null in checkpoints of 0.1
 * @param epochs trained so far; noise follows from the seed and this number
 * @param adamSteps steps of the optimiser
 * @param notNumbers steps left out in a row
 * @param bestEpoch epoch of the best parameters
 * @param bestScore figure of that epoch
 * @param curve one row per epoch
 */
record CheckpointCard(
        int formatVersion,
        String tensors,
        Map<String, String> identity,
        int threads,
        Map<String, String> arithmetic,
        int epochs,
        int adamSteps,
        int notNumbers,
        int bestEpoch,
        double bestScore,
        List<LearningCurve> curve) {

    static final int FORMAT_VERSION = 1;

    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .registerTypeAdapter(double.class, new AnyDouble())
            .registerTypeAdapter(Double.class, new AnyDouble())
            .create();

    /** JSON has no infinities, and no NaN: every double becomes a text that gives the very same double back. */
    private static final class AnyDouble extends TypeAdapter<Double> {
        @Override
        public void write(JsonWriter out, Double value) throws IOException {
            out.value(value.toString());
        }

        @Override
        public Double read(JsonReader in) throws IOException {
            return Double.valueOf(in.nextString());
        }
    }

    String toJson() {
        return GSON.toJson(this);
    }

    /** @throws IllegalArgumentException if the text is no checkpoint, or one of a version that is not known here */
    static CheckpointCard fromJson(String json, Path file) {
        CheckpointCard card;
        try {
            card = GSON.fromJson(json, CheckpointCard.class);
        } catch (JsonParseException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "The checkpoint %s is no valid JSON: %s. Delete it to start anew.",
                            file,
                            e.getMessage()),
                    e);
        }
        if (card == null || card.formatVersion != FORMAT_VERSION) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "The checkpoint %s has format version %s; this program reads version %d. Delete it to start anew.",
                    file,
                    card == null ? "none" : card.formatVersion,
                    FORMAT_VERSION));
        }
        return card;
    }

    /**
     * @param wanted identity of the run that wants to go on
     * @throws IllegalArgumentException naming everything that differs; more epochs than there were to be are no
     *     difference, for a training can be extended
     */
    void requireSame(Map<String, String> wanted, Path file) {
        StringBuilder differences = new StringBuilder();
        wanted.forEach((name, value) -> {
            if (!value.equals(identity.get(name)) && !(name.equals(Optimisation.EPOCHS) && isMore(value))) {
                differences.append(String.format(
                        Locale.ROOT,
                        "%s%s (%s there, %s here)",
                        differences.isEmpty() ? "" : ", ",
                        name,
                        shown(identity.get(name)),
                        shown(value)));
            }
        });
        if (!differences.isEmpty()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "The checkpoint %s belongs to another run. What differs: %s. Use the same settings and data, choose another folder, or switch resuming off.",
                    file,
                    differences));
        }
    }

    private boolean isMore(String wanted) {
        String there = identity.get(Optimisation.EPOCHS);
        return there != null && Integer.parseInt(wanted) > Integer.parseInt(there);
    }

    /** Says in what the arithmetic of the run before differs from that of this one; may be empty. */
    List<String> otherArithmetic(int threadsHere, Map<String, String> here) {
        List<String> differences = new ArrayList<>();
        if (threads != threadsHere) {
            differences.add(String.format(Locale.ROOT, "threads (%d there, %d here)", threads, threadsHere));
        }
        if (arithmetic != null) {
            here.forEach((name, value) -> {
                if (!value.equals(arithmetic.get(name))) {
                    differences.add(
                            String.format(Locale.ROOT, "%s (%s there, %s here)", name, arithmetic.get(name), value));
                }
            });
        }
        return differences.isEmpty()
                ? List.of()
                : List.of("The checkpoint was made with another arithmetic, so the result may differ in the last digits"
                        + " from that of a run without a break. What differs: " + String.join(", ", differences) + ".");
    }

    private static String shown(String value) {
        int shortened = 12;
        return value == null || value.length() <= 2 * shortened ? value : value.substring(0, shortened) + "...";
    }
}
