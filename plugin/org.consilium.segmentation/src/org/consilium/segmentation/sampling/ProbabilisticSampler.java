// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.sampling;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.consilium.ground.FileErrors;
import org.consilium.ground.Progress;
import org.consilium.pytorch.Torch;
import org.consilium.segmentation.data.CaseInfo;
import org.consilium.segmentation.data.CaseSource;
import org.consilium.segmentation.data.PaddedCases;
import org.consilium.segmentation.data.Padding;
import org.consilium.segmentation.model.ModelCard;
import org.consilium.segmentation.network.Network;
import org.consilium.segmentation.network.Weights;
import org.consilium.segmentation.prediction.Predictor;
import org.consilium.tensor.Arena;
import org.consilium.tensor.NamedTensors;
import org.consilium.tensor.TensorInfo;
import org.consilium.tensor.TensorLayout;

/** Draws plausible masks, and the mask of every rater. The result depends on model, case and seed only. */
public final class ProbabilisticSampler {

    /** K probability maps a case, float32 [N,K,H,W]. */
    public static final String PROBABILITIES = "probabilities";

    /** One probability map per rater, float32 [N,R,H,W]. */
    public static final String PERSONAL = "personal";

    /** The masks of the samples, uint8 [N,K,H,W], 0 or 1. */
    public static final String MASKS = SampleMap.MASKS.tensor();

    /** The masks of the raters, uint8 [N,R,H,W], 0 or 1. */
    public static final String PERSONAL_MASKS = "personal_masks";

    private ProbabilisticSampler() {}

    /**
     * Predicts the cases one by one, the K samples of a case together, or in parts. What is asked for comes under {@link
     * #PROBABILITIES}, {@link #PERSONAL}, {@link #MASKS}, {@link #PERSONAL_MASKS} and the names of {@link SampleMap}; the
     * cases stand in their order, without the padding that the network needs.
     *
     * @param parameters of the model, on the device; borrowed
     * @param cases any number of channels that the model takes; borrowed
     * @return the caller owns and closes it
     * @throws IllegalArgumentException if the model does not fit the cases or is not personalised though asked for
     * @throws java.util.concurrent.CancellationException if the progress stopped the work
     */
    public static NamedTensors sample(
            ModelCard card,
            NamedTensors parameters,
            CaseSource cases,
            SampleSettings settings,
            Device device,
            Progress progress) {
        try (Arena arena = Arena.on(device)) {
            SampleTensors result = new SampleTensors(arena.manager(), cases.size());
            sample(card, parameters, cases, settings, device, progress, result);
            return arena.handOver(result.tensors());
        } catch (IOException e) {
            throw new UncheckedIOException(FileErrors.message(e), e);
        }
    }

    /**
     * As the other one, and hands on what is made case by case, so that the predictions may be larger than the memory.
     * They are those of {@link #layout}.
     *
     * @throws IOException if the sink does
     */
    public static void sample(
            ModelCard card,
            NamedTensors parameters,
            CaseSource cases,
            SampleSettings settings,
            Device device,
            Progress progress,
            SampleSink sink)
            throws IOException {
        require(card, cases, settings);
        PaddedCases arrays = new PaddedCases(cases, Network.STRIDE);
        Padding padding = arrays.padding();
        try (Torch.GradientMode off = Torch.withoutGradient();
                Arena arena = Arena.on(device);
                Predictor predictor = Predictor.of(
                        card, new Weights(parameters.asMap()), arena.manager(), settings.seed(), settings.together())) {
            NDManager work = arena.manager();
            SampleRows rows = new SampleRows(work, settings, sink);
            for (int i = 0; i < arrays.size(); i++) {
                progress.report(
                        i / (double) arrays.size(), String.format(Locale.ROOT, "Case %d/%d", i + 1, arrays.size()));
                try (NDScope scope = new NDScope()) {
                    scope.suppressNotUsedWarning();
                    CaseInfo info = arrays.info(i);
                    Predictor.Encoded encoded = predictor.encode(arrays.image(i, work));
                    NDArray samples = settings.samples() == 0
                            ? null
                            : predictor.samples(encoded, settings.sharing().keyed(info), settings.samples());
                    NDArray personal = settings.personal() ? predictor.personal(encoded, info, settings.bank()) : null;
                    rows.put(i, cropped(samples, padding), cropped(personal, padding));
                }
            }
        }
    }

    /** Names, types and shapes of what is predicted for these cases, in their order. */
    public static TensorLayout layout(ModelCard card, CaseSource cases, SampleSettings settings) {
        Map<String, TensorInfo> tensors = new LinkedHashMap<>();
        boolean masks = settings.maps().contains(SampleMap.MASKS);
        if (settings.samples() > 0) {
            putLayout(tensors, PROBABILITIES, masks ? MASKS : null, card.population(settings.samples()), cases);
        }
        if (settings.personal()) {
            putLayout(
                    tensors,
                    PERSONAL,
                    masks ? PERSONAL_MASKS : null,
                    card.raters().size(),
                    cases);
        }
        Shape map = new Shape(cases.size(), cases.height(), cases.width());
        for (SampleMap wanted : SampleMap.values()) {
            if (wanted != SampleMap.MASKS && settings.maps().contains(wanted)) {
                tensors.put(wanted.tensor(), new TensorInfo(DataType.FLOAT32, map));
            }
        }
        return new TensorLayout(tensors);
    }

    private static void putLayout(
            Map<String, TensorInfo> tensors, String maps, String masks, int channels, CaseSource cases) {
        Shape shape = new Shape(cases.size(), channels, cases.height(), cases.width());
        tensors.put(maps, new TensorInfo(DataType.FLOAT32, shape));
        if (masks != null) {
            tensors.put(masks, new TensorInfo(DataType.UINT8, shape));
        }
    }

    private static void require(ModelCard card, CaseSource cases, SampleSettings settings) {
        card.architecture().requireChannels(cases.channels());
        if (settings.personal() && !card.architecture().personalized()) {
            throw new IllegalArgumentException(
                    "The model is not personalised. Train it with Prompt Personalize, or switch the masks per rater off.");
        }
    }

    private static NDArray cropped(NDArray maps, Padding padding) {
        return maps == null || padding.isEmpty()
                ? maps
                : maps.get(":, 0:" + padding.rows() + ", 0:" + padding.columns());
    }
}
