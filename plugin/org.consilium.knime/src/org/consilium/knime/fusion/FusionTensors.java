// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.fusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.knime.internal.OwnedTensors;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.fusion.Consensus;
import org.consilium.segmentation.metrics.BitMask;
import org.consilium.tensor.NamedTensors;

/** The tensors of the consensus of N cases of H x W pixels; a case that nobody looked at has no mask. */
final class FusionTensors {

    private FusionTensors() {}

    /**
     * The cases with one rater: "images" float32 [N,C,H,W] copied, "masks" uint8 [N,1,H,W] 0 or 1, "present" uint8
     * [N,1]. The caller owns the result.
     *
     * @param images of the raters' cases, only read
     */
    static NamedTensors cases(final NDArray images, final List<Consensus> results) {
        final Shape size = images.getShape();
        final int pixels = Math.toIntExact(size.get(2) * size.get(3));
        final ByteBuffer masks = direct((long) results.size() * pixels);
        final ByteBuffer present = direct(results.size());
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i) != null) {
                present.put(i, (byte) 1);
                final BitMask mask = results.get(i).mask();
                for (int j = mask.nextInside(0); j >= 0; j = mask.nextInside(j + 1)) {
                    masks.put(i * pixels + j, (byte) 1);
                }
            }
        }
        final NDManager owner = PyTorch.engine().newBaseManager();
        try {
            final Map<String, NDArray> tensors = new LinkedHashMap<>();
            final NDArray copy = images.duplicate();
            copy.attach(owner);
            tensors.put("images", copy);
            tensors.put(
                    "masks",
                    OwnedTensors.copy(
                            owner, masks, new Shape(results.size(), 1, size.get(2), size.get(3)), DataType.UINT8));
            tensors.put("present", OwnedTensors.copy(owner, present, new Shape(results.size(), 1), DataType.UINT8));
            return new NamedTensors(owner, tensors);
        } catch (RuntimeException e) {
            owner.close();
            throw e;
        }
    }

    /** "probabilities" float32 [N,1,H,W] in 0 to 1. The caller owns the result. */
    static NamedTensors probabilities(final int height, final int width, final List<Consensus> results) {
        final int pixels = Math.multiplyExact(height, width);
        final ByteBuffer values = direct((long) results.size() * pixels * Float.BYTES);
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i) != null) {
                final double[] probability = results.get(i).probability();
                for (int j = 0; j < pixels; j++) {
                    values.putFloat((i * pixels + j) * Float.BYTES, (float) probability[j]);
                }
            }
        }
        final NDManager owner = PyTorch.engine().newBaseManager();
        try {
            return new NamedTensors(
                    owner,
                    Map.of(
                            "probabilities",
                            OwnedTensors.copy(
                                    owner, values, new Shape(results.size(), 1, height, width), DataType.FLOAT32)));
        } catch (RuntimeException e) {
            owner.close();
            throw e;
        }
    }

    private static ByteBuffer direct(final long bytes) {
        return OwnedTensors.buffer(bytes, "The consensus needs", "Fuse fewer cases at a time.");
    }
}
