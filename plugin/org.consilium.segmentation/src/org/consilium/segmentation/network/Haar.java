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
    public static Bands forward(final Ops ops, final NDArray x) {
        final long b = x.getShape().get(0);
        final long c = x.getShape().get(1);
        final long h = x.getShape().get(2) / 2;
        final long w = x.getShape().get(3) / 2;
        final NDArray cells = x.reshape(b, c, h, 2, w, 2);
        final NDArray p = cells.get(":, :, :, 0, :, 0");
        final NDArray q = cells.get(":, :, :, 0, :, 1");
        final NDArray r = cells.get(":, :, :, 1, :, 0");
        final NDArray s = cells.get(":, :, :, 1, :, 1");
        final NDArray top = p.add(q);
        final NDArray bottom = r.add(s);
        final NDArray topStep = q.sub(p);
        final NDArray bottomStep = s.sub(r);
        return new Bands(
                ops.times(top.add(bottom), 0.5),
                ops.times(bottom.sub(top), 0.5),
                ops.times(topStep.add(bottomStep), 0.5),
                ops.times(bottomStep.sub(topStep), 0.5));
    }

    /** @return [B,C,H,W] */
    public static NDArray inverse(final Ops ops, final Bands bands) {
        final long b = bands.ll().getShape().get(0);
        final long c = bands.ll().getShape().get(1);
        final long h = bands.ll().getShape().get(2);
        final long w = bands.ll().getShape().get(3);
        final NDArray low = bands.ll().sub(bands.lh());
        final NDArray high = bands.ll().add(bands.lh());
        final NDArray lowStep = bands.hl().sub(bands.hh());
        final NDArray highStep = bands.hl().add(bands.hh());
        final NDArray p = low.sub(lowStep);
        final NDArray q = low.add(lowStep);
        final NDArray r = high.sub(highStep);
        final NDArray s = high.add(highStep);
        final NDArray top = ops.concat(4, p.expandDims(4), q.expandDims(4)).reshape(b, c, h, 1, 2 * w);
        final NDArray bottom = ops.concat(4, r.expandDims(4), s.expandDims(4)).reshape(b, c, h, 1, 2 * w);
        return ops.times(ops.concat(3, top, bottom).reshape(b, c, 2 * h, 2 * w), 0.5);
    }
}
