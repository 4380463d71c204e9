// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.prediction;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.consilium.segmentation.data.CaseInfo;
import org.consilium.segmentation.data.NoiseStream;
import org.consilium.segmentation.network.Network;
import org.consilium.segmentation.network.Ops;
import org.consilium.segmentation.network.Personalization;
import org.consilium.segmentation.network.Weights;

/** Draws latent codes from the prior and decodes the K samples of a case together. */
public final class LatentPredictor implements Predictor {

    /** Numbers in the features of all samples that are decoded together: 256 samples of 16 maps of 128 x 128, 256 MiB. */
    private static final long LARGEST_BATCH = 1L << 26;

    private final Network network;
    private final Weights weights;
    private final long seed;
    private final long largestBatch;
    private final int together;
    private final Ops ops;

    /** As the other one, with as many samples at once as 256 MiB of features allow. */
    public LatentPredictor(Network network, Weights weights, NDManager parent, long seed) {
        this(network, weights, parent, seed, Integer.MAX_VALUE);
    }

    /**
     * @param parent on the device of the weights
     * @param seed of all noise
     * @param together samples that are decoded at once at most
     */
    public LatentPredictor(Network network, Weights weights, NDManager parent, long seed, int together) {
        this(network, weights, parent, seed, together, LARGEST_BATCH);
    }

    LatentPredictor(Network network, Weights weights, NDManager parent, long seed, int together, long largestBatch) {
        this.network = network;
        this.weights = weights;
        this.seed = seed;
        this.together = together;
        this.largestBatch = largestBatch;
        this.ops = new Ops(parent);
    }

    @Override
    public Encoded encode(NDArray image) {
        return new Encoded(network.features(ops, weights, image, false).map(), network.prior(ops, weights, image));
    }

    /** Sample k of every slice of a volume has the same noise. */
    @Override
    public NDArray samples(Encoded encoded, CaseInfo info, int count) {
        int latent = network.profile().latent();
        float[] eps = new float[count * latent];
        for (int k = 0; k < count; k++) {
            System.arraycopy(
                    NoiseStream.of(seed, "sample", info.volumeKey(), k).gaussians(latent), 0, eps, k * latent, latent);
        }
        return decode(encoded, encoded.prior().draw(noise(encoded, eps, count)));
    }

    /**
     * Raters are computed one by one, so that the masks of one do not depend on who else the model knows, not even in
     * the last bit.
     */
    @Override
    public NDArray personal(Encoded encoded, CaseInfo info, int bank) {
        int latent = network.profile().latent();
        float[] eps = NoiseStream.of(seed, "bank", info.imageKey()).gaussians(bank * latent);
        NDArray draws = encoded.prior().draw(noise(encoded, eps, bank));
        Personalization.Shared shared = network.shared(ops, weights, encoded.features());
        NDArray[] maps = new NDArray[network.raters()];
        for (int i = 0; i < maps.length; i++) {
            maps[i] = decode(encoded, network.codes(ops, weights, shared, draws, List.of(i)));
        }
        return ops.concat(0, maps);
    }

    private NDArray noise(Encoded encoded, float[] eps, int count) {
        return encoded.features()
                .getManager()
                .create(eps, new Shape(1, count, network.profile().latent()));
    }

    /** All codes in one batch, or in as few as keep the features of a batch within bounds. */
    private NDArray decode(Encoded encoded, NDArray codes) {
        long count = codes.getShape().get(1);
        long perCode = encoded.features().getShape().size();
        long batch = Math.max(1, Math.min(Math.min(count, together), largestBatch / perCode));
        NDArray[] maps = new NDArray[(int) ((count + batch - 1) / batch)];
        for (int i = 0; i < maps.length; i++) {
            NDArray some =
                    maps.length == 1 ? codes : codes.get(":, " + i * batch + ":" + Math.min(count, (i + 1) * batch));
            maps[i] = ops.sigmoid(network.decode(ops, weights, encoded.features(), some))
                    .squeeze(0);
        }
        return maps.length == 1 ? maps[0] : ops.concat(0, maps);
    }

    @Override
    public void close() {
        ops.close();
    }
}
