// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

import ai.djl.ndarray.NDArray;

/**
 * Orthonormal Haar wavelet transform of one level (Mallat, "A Wavelet Tour of Signal Processing"): of four
 * neighbours p q / r s it makes LL = (p+q+r+s)/2, LH = (r+s-p-q)/2, HL = (q+s-p-r)/2 and HH = (p+s-q-r)/2. Height and
 * width must be even.
 */
public final class Haar {

    /** Sub-bands [B,C,H/2,W/2]: approximation, vertical, horizontal and diagonal detail. */
    public record Bands(NDArray ll, NDArray lh, NDArray hl, NDArray hh) {}

    private Haar() {}

    /** @param x [B,C,H,W] */
    public static Bands forward(Ops ops, NDArray x) {
        long b = x.getShape().get(0);
        long c = x.getShape().get(1);
        long h = x.getShape().get(2) / 2;
        long w = x.getShape().get(3) / 2;
        NDArray cells = x.reshape(b, c, h, 2, w, 2);
        NDArray p = cells.get(":, :, :, 0, :, 0");
        NDArray q = cells.get(":, :, :, 0, :, 1");
        NDArray r = cells.get(":, :, :, 1, :, 0");
        NDArray s = cells.get(":, :, :, 1, :, 1");
        NDArray top = p.add(q);
        NDArray bottom = r.add(s);
        NDArray topStep = q.sub(p);
        NDArray bottomStep = s.sub(r);
        return new Bands(
                ops.times(top.add(bottom), 0.5),
                ops.times(bottom.sub(top), 0.5),
                ops.times(topStep.add(bottomStep), 0.5),
                ops.times(bottomStep.sub(topStep), 0.5));
    }

    /** @return [B,C,H,W] */
    public static NDArray inverse(Ops ops, Bands bands) {
        long b = bands.ll().getShape().get(0);
        long c = bands.ll().getShape().get(1);
        long h = bands.ll().getShape().get(2);
        long w = bands.ll().getShape().get(3);
        NDArray low = bands.ll().sub(bands.lh());
        NDArray high = bands.ll().add(bands.lh());
        NDArray lowStep = bands.hl().sub(bands.hh());
        NDArray highStep = bands.hl().add(bands.hh());
        NDArray p = low.sub(lowStep);
        NDArray q = low.add(lowStep);
        NDArray r = high.sub(highStep);
        NDArray s = high.add(highStep);
        NDArray top = ops.concat(4, p.expandDims(4), q.expandDims(4)).reshape(b, c, h, 1, 2 * w);
        NDArray bottom = ops.concat(4, r.expandDims(4), s.expandDims(4)).reshape(b, c, h, 1, 2 * w);
        return ops.times(ops.concat(3, top, bottom).reshape(b, c, 2 * h, 2 * w), 0.5);
    }
}
