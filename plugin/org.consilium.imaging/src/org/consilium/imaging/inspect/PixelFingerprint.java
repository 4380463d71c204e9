// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.inspect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.consilium.imaging.internal.dicom.PixelLayout;
import org.consilium.imaging.internal.dicom.PixelType;
import org.consilium.imaging.internal.dicom.StoredPixels;

/** Sums stored pixel values up, so that two readers can be compared. */
final class PixelFingerprint {
    private PixelFingerprint() {}

    static PixelSummary of(StoredPixels pixels) {
        PixelLayout layout = pixels.layout();
        ByteBuffer buffer = ByteBuffer.wrap(pixels.data()).order(ByteOrder.LITTLE_ENDIAN);
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        long exactSum = 0;
        for (int i = 0; i < pixels.count(); i++) {
            double value = pixels.value(buffer, i);
            min = Math.min(min, value);
            max = Math.max(max, value);
            sum += value;
            exactSum += (long) value;
        }
        boolean floats = layout.type() == PixelType.FLOAT32 || layout.type() == PixelType.FLOAT64;
        return new PixelSummary(
                shape(layout),
                layout.type().label(),
                floats ? (Number) min : (Number) (long) min,
                floats ? (Number) max : (Number) (long) max,
                floats ? (Number) sum : (Number) exactSum,
                sha256(pixels.data()).substring(0, 16));
    }

    private static List<Integer> shape(PixelLayout layout) {
        List<Integer> shape = new ArrayList<>();
        if (layout.frames() > 1) {
            shape.add(layout.frames());
        }
        shape.add(layout.rows());
        shape.add(layout.columns());
        if (layout.samples() > 1) {
            shape.add(layout.samples());
        }
        return shape;
    }

    private static String sha256(byte[] data) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
