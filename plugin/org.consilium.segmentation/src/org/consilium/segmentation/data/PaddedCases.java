// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Cases brought to a multiple of a network's stride with edge values, from which batches are put together and
 * augmented on the device. Borrows the cases and keeps none of them.
 */
public final class PaddedCases {

    private final CaseSource source;
    private final Padding padding;
    private final PixelMap plain;

    /** @param stride height and width become multiples of it */
    public PaddedCases(CaseSource source, int stride) {
        this.source = source;
        this.padding = new Padding(source.height(), source.width(), stride);
        this.plain = PixelMap.of(padding);
    }

    /** N, the number of cases. */
    public int size() {
        return source.size();
    }

    /** What is known of each case. */
    public List<CaseInfo> infos() {
        return source.cases();
    }

    /** What is known of one case, 0 to N-1. */
    public CaseInfo info(int index) {
        return source.cases().get(index);
    }

    /** Rows and columns that were added to reach the stride; cuts results back to the size of the cases. */
    public Padding padding() {
        return padding;
    }

    /** Whether every rater looked at every case. */
    public boolean complete() {
        return IntStream.range(0, size()).allMatch(i -> seen(i).length == raters());
    }

    /** Whether no rater looked at a case. */
    public boolean unseen(int index) {
        return seen(index).length == 0;
    }

    private int[] seen(int index) {
        return IntStream.range(0, raters())
                .filter(rater -> source.present(index, rater))
                .toArray();
    }

    /** Whether a rater looked at a case; where not, the mask of the rater holds anything and counts for nothing. */
    public boolean isSeenBy(int index, int rater) {
        return source.present(index, rater);
    }

    /** R, the number of raters of the whole set, absent ones included. */
    public int raters() {
        return source.raters().size();
    }

    /** The raters who looked at a case, ascending. */
    public List<Integer> seenBy(int index) {
        return Arrays.stream(seen(index)).boxed().toList();
    }

    /**
     * A case, read once.
     *
     * @param image [1,C,H,W] padded
     * @param masks without padding, [R*H*W], 0 or 1; anything where a rater is absent
     */
    public record Loaded(NDArray image, byte[] masks) {}

    /**
     * Image and masks of one case.
     *
     * @param manager owns the image
     * @throws IllegalArgumentException if the image holds a value that is not a number; names the case
     */
    public Loaded load(int index, NDManager manager) {
        CaseSource.Slices slices = source.gather(new int[] {index}, manager);
        ByteBuffer buffer = slices.masks().toByteBuffer();
        byte[] masks = new byte[buffer.remaining()];
        buffer.get(masks);
        return new Loaded(image(slices.images(), index), masks);
    }

    /**
     * The image of one case.
     *
     * @param manager owns the result
     * @return [1,C,H,W] padded
     * @throws IllegalArgumentException if it holds a value that is not a number; names the case
     */
    public NDArray image(int index, NDManager manager) {
        if (index + 1 < size()) {
            // whoever takes single images takes them in order
            expect(new int[] {index + 1});
        }
        return image(source.gather(new int[] {index}, manager).images(), index);
    }

    private NDArray image(NDArray stored, int index) {
        requireFinite(stored, info(index));
        return padded(stored, Augmentation.NONE, new PixelMap[] {plain});
    }

    /** @throws IllegalArgumentException naming the case */
    public static void requireFinite(NDArray image, CaseInfo info) {
        // the maximum of values of which one is no number is no number
        if (!Float.isFinite(image.abs().max().getFloat())) {
            throw new IllegalArgumentException("The image of case '" + info.id()
                    + "' holds values that are not a number. Check its normalisation.");
        }
    }

    private NDArray padded(NDArray stored, Augmentation augment, PixelMap[] maps) {
        return augment == Augmentation.NONE && padding.isEmpty()
                ? stored.toType(DataType.FLOAT32, false)
                : PixelMap.apply(stored, maps, padding);
    }

    /**
     * A training batch; the manager owns its tensors. The same case with the same noise gives the same numbers whatever
     * else is in the batch.
     *
     * @param indices cases, each seen by at least one rater
     * @param noise of this epoch for a case: augmentation and the choice of the rater
     */
    public Batch batch(int[] indices, NDManager manager, Augmentation augment, IntFunction<NoiseStream> noise) {
        int b = indices.length;
        PixelMap[] maps = new PixelMap[b];
        float[] present = new float[b * raters()];
        float[] chosen = new float[b * raters()];
        for (int i = 0; i < b; i++) {
            NoiseStream random = noise.apply(indices[i]);
            maps[i] = PixelMap.draw(augment, random, padding);
            int[] seen = seen(indices[i]);
            for (int rater : seen) {
                present[i * raters() + rater] = 1;
            }
            chosen[i * raters() + seen[random.nextInt(seen.length)]] = 1;
        }
        CaseSource.Slices slices = source.gather(indices, manager);
        Shape perRater = new Shape(b, raters(), 1, 1);
        NDArray v = manager.create(present, new Shape(b, raters()));
        NDArray masks = padded(slices.masks(), augment, maps).mul(v.reshape(perRater));
        NDArray label = masks.mul(manager.create(chosen, perRater)).sum(new int[] {1}, true);
        NDArray inside = padding.isEmpty() ? null : PixelMap.inside(manager, maps, padding);
        return new Batch(padded(slices.images(), augment, maps), masks, v, label, inside);
    }

    /** Lets the cases of a batch be read ahead. */
    public void expect(int[] indices) {
        source.expect(indices);
    }
}
