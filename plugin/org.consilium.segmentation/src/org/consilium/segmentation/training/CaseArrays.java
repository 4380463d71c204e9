// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.consilium.segmentation.CaseInfo;
import org.consilium.segmentation.CaseSet;
import org.consilium.segmentation.Noise;
import org.consilium.segmentation.network.Network;

/**
 * A set of cases in the heap, padded with edge values to a multiple of 32, from which batches are put together and
 * augmented.
 */
public final class CaseArrays {

    private final List<CaseInfo> cases;
    private final int channels;
    private final int raters;
    private final Padding padding;
    private final List<float[]> images = new ArrayList<>();
    private final List<byte[]> masks = new ArrayList<>();
    private final List<byte[]> present = new ArrayList<>();

    /** @throws IllegalArgumentException if an image holds a value that is not a number; names the case */
    public CaseArrays(final CaseSet set) {
        this.cases = set.cases();
        this.channels = set.channels();
        this.raters = set.raters().size();
        this.padding = new Padding(set.height(), set.width(), Network.STRIDE);
        for (int i = 0; i < set.size(); i++) {
            try (NDManager scope = set.images().getManager().newSubManager()) {
                images.add(padding.pad(finite(row(set.images(), i, scope).toFloatArray(), cases.get(i)), channels));
                masks.add(padding.pad(bytes(row(set.masks(), i, scope)), raters));
                present.add(bytes(row(set.present(), i, scope)));
            }
        }
    }

    private static float[] finite(final float[] image, final CaseInfo info) {
        for (final float value : image) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("The image of case '" + info.id()
                        + "' holds values that are not a number. Check its normalisation.");
            }
        }
        return image;
    }

    private static NDArray row(final NDArray all, final int index, final NDManager scope) {
        final NDArray row = all.get(index);
        row.attach(scope);
        return row;
    }

    private static byte[] bytes(final NDArray tensor) {
        final ByteBuffer buffer = tensor.toByteBuffer();
        final byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    public int size() {
        return cases.size();
    }

    public CaseInfo info(final int index) {
        return cases.get(index);
    }

    public Padding padding() {
        return padding;
    }

    /** Whether every rater looked at every case. */
    public boolean complete() {
        return present.stream().allMatch(flags -> countOf(flags) == raters);
    }

    /** Whether no rater looked at a case. */
    public boolean unseen(final int index) {
        return countOf(present.get(index)) == 0;
    }

    private static int countOf(final byte[] flags) {
        int count = 0;
        for (final byte flag : flags) {
            count += flag;
        }
        return count;
    }

    /** Masks of a case without padding, [R*H*W], 0 or 1. */
    public byte[] masks(final int index) {
        return padding.crop(masks.get(index), raters);
    }

    /** Presence flags of a case, [R]. */
    public byte[] present(final int index) {
        return present.get(index).clone();
    }

    /** The image of one case, [1,C,H,W] padded; the manager owns it. */
    public NDArray image(final int index, final NDManager manager) {
        return tensor(manager, images.get(index), 1, channels);
    }

    /**
     * A training batch; the manager owns its tensors.
     *
     * @param indices cases, each seen by at least one rater
     * @param noise of this epoch for a case: augmentation and the choice of the rater
     */
    Batch batch(final int[] indices, final NDManager manager, final Augment augment, final IntFunction<Noise> noise) {
        final int pixels = padding.height() * padding.width();
        final int b = indices.length;
        final float[] x = new float[b * channels * pixels];
        final float[] a = new float[b * raters * pixels];
        final float[] v = new float[b * raters];
        final float[] y = new float[b * pixels];
        for (int i = 0; i < b; i++) {
            final int index = indices[i];
            final Noise random = noise.apply(index);
            final Augmentation map = Augmentation.draw(augment, random, padding.height(), padding.width());
            for (int c = 0; c < channels; c++) {
                map.apply(images.get(index), c * pixels, x, (i * channels + c) * pixels);
            }
            final List<Integer> seen = new ArrayList<>();
            for (int r = 0; r < raters; r++) {
                if (present.get(index)[r] != 0) {
                    seen.add(r);
                    v[i * raters + r] = 1;
                    map.apply(masks.get(index), r * pixels, a, (i * raters + r) * pixels);
                }
            }
            final int chosen = seen.get(random.nextInt(seen.size()));
            System.arraycopy(a, (i * raters + chosen) * pixels, y, i * pixels, pixels);
        }
        return new Batch(
                tensor(manager, x, b, channels),
                tensor(manager, a, b, raters),
                manager.create(v, new Shape(b, raters)),
                tensor(manager, y, b, 1));
    }

    private NDArray tensor(final NDManager manager, final float[] values, final int b, final int maps) {
        return manager.create(values, new Shape(b, maps, padding.height(), padding.width()));
    }
}
