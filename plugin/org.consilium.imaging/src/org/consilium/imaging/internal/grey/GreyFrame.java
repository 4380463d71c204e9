// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.grey;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.consilium.imaging.internal.crop.Crop;
import org.consilium.imaging.internal.dicom.PixelLayout;
import org.consilium.imaging.internal.dicom.StoredPixels;
import org.consilium.imaging.internal.study.FramePlane;
import org.consilium.imaging.internal.voxels.Normaliser;

/**
 * A decoded frame. Its values are in rescaled units, luminance of colours, NaN where there is padding.
 *
 * @param pixels all frames of the file
 * @param rules what its stored values mean
 * @param plane the frame
 * @param tables tables that frames share
 */
public record GreyFrame(StoredPixels pixels, GreyValues rules, FramePlane plane, GreyTables tables) {
    /** Values of pixels, each by its place in the frame. */
    private interface Values {
        float at(int pixel);

        /** Copies the values of pixels that follow each other. */
        void copy(int pixel, float[] target, int to, int count);
    }

    /** All values, row by row. */
    public float[] values() {
        return cut(Crop.whole(pixels.layout().rows(), pixels.layout().columns()));
    }

    /** Values of a part, normalised; beyond the border the nearest pixel is repeated. */
    public float[] cut(Crop crop, Normaliser normaliser) {
        if (normaliser.fixed()) {
            return cut(crop, source(normaliser));
        }
        float[] values = cut(crop);
        normaliser.apply(values);
        return values;
    }

    /** Values of a part as they are; beyond the border the nearest pixel is repeated. */
    public float[] cut(Crop crop) {
        return cut(crop, source(null));
    }

    private float[] cut(Crop crop, Values source) {
        int columns = pixels.layout().columns();
        float[] values = new float[crop.height() * crop.width()];
        if (crop.equals(Crop.whole(pixels.layout().rows(), columns))) {
            source.copy(0, values, 0, values.length);
            return values;
        }
        int first = Math.min(Math.max(0, -crop.left()), crop.width());
        int end = Math.max(first, Math.min(crop.width(), columns - crop.left()));
        for (int r = 0; r < crop.height(); r++) {
            int line = Math.max(0, Math.min(pixels.layout().rows() - 1, crop.top() + r)) * columns;
            int to = r * crop.width();
            for (int c = 0; c < first; c++) {
                values[to + c] = source.at(line);
            }
            if (first < end) {
                source.copy(line + crop.left() + first, values, to + first, end - first);
            }
            for (int c = end; c < crop.width(); c++) {
                values[to + c] = source.at(line + columns - 1);
            }
        }
        return values;
    }

    /** Every {@code step}th value; padding and what is infinite is left out. */
    float[] sampled(int step) {
        Values source = source(null);
        int pixelCount = pixels.layout().rows() * pixels.layout().columns();
        float[] values = new float[(pixelCount + step - 1) / step];
        int count = 0;
        for (int pixel = 0; pixel < pixelCount; pixel += step) {
            values[count] = source.at(pixel);
            count += Float.isFinite(values[count]) ? 1 : 0;
        }
        return Arrays.copyOf(values, count);
    }

    /** @param normaliser with one range for all images; null leaves the values as they are */
    private Values source(Normaliser normaliser) {
        PixelLayout layout = pixels.layout();
        int start = plane.frame() * layout.frameValues();
        if (GreyTable.fits(layout)) {
            byte[] data = pixels.bits();
            GreyTable table = tables.get(
                    new GreyTables.Key(rules, plane.slope(), plane.intercept(), normaliser),
                    () -> GreyTable.of(layout, stored -> normalised(rules.rescaled(stored, plane), normaliser)));
            return new Values() {
                @Override
                public float at(int pixel) {
                    return table.at(data, start + pixel);
                }

                @Override
                public void copy(int pixel, float[] target, int to, int count) {
                    table.copy(data, start + pixel, target, to, count);
                }
            };
        }
        ByteBuffer buffer = ByteBuffer.wrap(pixels.data()).order(ByteOrder.LITTLE_ENDIAN);
        return new Values() {
            @Override
            public float at(int pixel) {
                return normalised(
                        rules.rescaled(rules.stored(pixels, buffer, start + layout.samples() * pixel), plane),
                        normaliser);
            }

            @Override
            public void copy(int pixel, float[] target, int to, int count) {
                for (int i = 0; i < count; i++) {
                    target[to + i] = at(pixel + i);
                }
            }
        };
    }

    private static float normalised(float value, Normaliser normaliser) {
        return normaliser == null ? value : normaliser.of(value);
    }
}
