// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.sampling;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.jni.JniUtils;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.CaseInfo;
import org.consilium.segmentation.CaseSource;
import org.consilium.segmentation.Progress;
import org.consilium.segmentation.model.ModelCard;
import org.consilium.segmentation.network.Weights;
import org.consilium.segmentation.training.PaddedCases;
import org.consilium.segmentation.training.Padding;
import org.consilium.tensor.NamedTensors;

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
     * Predicts the cases one by one, the K samples of a case together. What is asked for comes under {@link
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
            final ModelCard card,
            final NamedTensors parameters,
            final CaseSource cases,
            final SampleSettings settings,
            final Device device,
            final Progress progress) {
        require(card, cases, settings);
        final PaddedCases arrays = new PaddedCases(cases);
        final Padding padding = arrays.padding();
        final NDManager owner = PyTorch.engine().newBaseManager(device);
        final boolean gradient = JniUtils.isGradMode();
        JniUtils.setGradMode(false);
        try (NDManager work = PyTorch.engine().newBaseManager(device);
                Predictor predictor = Predictor.of(card, new Weights(parameters.asMap()), work, settings.seed())) {
            final SampleTensors result = new SampleTensors(owner, arrays.size(), settings);
            for (int i = 0; i < arrays.size(); i++) {
                progress.report(i / (double) arrays.size(), "Case %d/%d".formatted(i + 1, arrays.size()));
                try (NDScope scope = new NDScope()) {
                    scope.suppressNotUsedWarning();
                    final CaseInfo info = arrays.info(i);
                    final Predictor.Encoded encoded = predictor.encode(arrays.image(i, work));
                    final NDArray samples = settings.samples() == 0
                            ? null
                            : predictor.samples(encoded, settings.sharing().keyed(info), settings.samples());
                    final NDArray personal =
                            settings.personal() ? predictor.personal(encoded, info, settings.bank()) : null;
                    result.put(i, cropped(samples, padding), cropped(personal, padding));
                }
            }
            return result.finish();
        } catch (RuntimeException e) {
            owner.close();
            throw e;
        } finally {
            JniUtils.setGradMode(gradient);
        }
    }

    private static void require(final ModelCard card, final CaseSource cases, final SampleSettings settings) {
        if (card.channels() != cases.channels()) {
            throw new IllegalArgumentException("The model takes images of %d channel(s), the cases have %d."
                    .formatted(card.channels(), cases.channels()));
        }
        if (settings.personal() && !card.personalized()) {
            throw new IllegalArgumentException(
                    "The model is not personalised. Train it with Prompt Personalize, or switch the masks per rater off.");
        }
    }

    private static NDArray cropped(final NDArray maps, final Padding padding) {
        return maps == null || padding.isEmpty()
                ? maps
                : maps.get(":, 0:" + padding.rows() + ", 0:" + padding.columns());
    }
}
