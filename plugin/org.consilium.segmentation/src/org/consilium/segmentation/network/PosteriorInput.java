// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

import ai.djl.ndarray.NDArray;

/** How the raters' masks enter the posterior q(z|x,A) beside the image: as in D-Persona's code, or summed up. */
public enum PosteriorInput {
    /** All masks in a fixed order: every case needs every rater. */
    STACK {
        @Override
        public NDArray maps(Ops ops, NDArray masks, NDArray present) {
            return masks;
        }

        @Override
        public int channels(int raters) {
            return raters;
        }
    },
    /** Mean, maximum, minimum and population standard deviation over the raters who are present: any number of them. */
    SUMMARY {
        @Override
        public NDArray maps(Ops ops, NDArray masks, NDArray present) {
            NDArray weight = present.reshape(
                    present.getShape().get(0), present.getShape().get(1), 1, 1);
            NDArray absent = ops.plus(weight.neg(), 1);
            // without any rater the count is 1 and every map is 0
            NDArray count = weight.sum(new int[] {1}, true).maximum(ops.scalar(1));
            NDArray any = weight.max(new int[] {1}, true);
            NDArray seen = masks.mul(weight);
            NDArray mean = seen.sum(new int[] {1}, true).div(count);
            NDArray highest = seen.max(new int[] {1}, true);
            NDArray lowest = seen.add(absent).min(new int[] {1}, true).mul(any);
            NDArray deviation = masks.sub(mean).mul(weight);
            NDArray variance = deviation.mul(deviation).sum(new int[] {1}, true).div(count);
            return ops.concat(1, mean, highest, lowest, ops.squareRoot(variance));
        }

        @Override
        public int channels(int raters) {
            return 4;
        }
    };

    /**
     * @param masks [B,R,H,W], absent masks may hold anything
     * @param present [B,R], 1 or 0
     * @return [B,channels,H,W]
     */
    public abstract NDArray maps(Ops ops, NDArray masks, NDArray present);

    /** Maps that a number of raters makes. */
    public abstract int channels(int raters);
}
