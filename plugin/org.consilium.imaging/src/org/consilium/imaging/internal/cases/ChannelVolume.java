// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.cases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.consilium.imaging.internal.crop.Grid;
import org.consilium.imaging.internal.files.OrderedTasks;
import org.consilium.imaging.internal.grey.GreyFrame;
import org.consilium.imaging.internal.grey.GreySamples;
import org.consilium.imaging.internal.grey.PixelSource;
import org.consilium.imaging.internal.study.Slice;
import org.consilium.imaging.internal.study.Vectors;
import org.consilium.imaging.internal.study.Volume;
import org.consilium.imaging.internal.study.VolumeChecks;
import org.consilium.imaging.internal.voxels.Normaliser;
import org.consilium.imaging.model.Geometry;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.study.IrregularVolumes;

/** A volume that becomes a further channel of the cases of another one, resampled onto their pixels. */
final class ChannelVolume {
    /** Largest volume that is kept in memory, in bytes. */
    private static final long MAX_BYTES = 1L << 30;

    private final Volume volume;
    private final Normaliser normaliser;
    private final float[][] slices;
    private final double[] depths;

    private ChannelVolume(Volume volume, Normaliser normaliser, float[][] slices, double[] depths) {
        this.volume = volume;
        this.normaliser = normaliser;
        this.slices = slices;
        this.depths = depths;
    }

    /**
     * Reads all of a volume, which must be positioned. Values between the slices that can be read go over those that
     * can't.
     *
     * @throws ImagingException where no slice can be read, or not all and gaps are refused
     */
    static ChannelVolume read(Volume volume, DicomReadOptions options, PixelSource source, Runnable beforeFile)
            throws IOException {
        List<Slice> planes = volume.slices();
        if ((long) planes.size() * volume.rows() * volume.columns() * Float.BYTES > MAX_BYTES) {
            throw new ImagingException("a channel takes more than 1 GiB; split the series");
        }
        Normaliser normaliser = GreySamples.normaliser(volume, options, source);
        List<float[]> slices = new ArrayList<>();
        List<Slice> readable = new ArrayList<>();
        OrderedTasks.run(
                planes,
                OrderedTasks.threads(options.threads(), volume.pixels()),
                OrderedTasks.batch(volume.pixels()),
                slice -> source.frame(slice).map(GreyFrame::values),
                (index, values) -> {
                    beforeFile.run();
                    if (values.isPresent()) {
                        slices.add(values.get());
                        readable.add(planes.get(index));
                    }
                });
        boolean gap = slices.size() < planes.size();
        if (slices.isEmpty() || gap && options.volumes().irregular() == IrregularVolumes.REFUSE) {
            throw new ImagingException(
                    "the channel that begins with " + volume.first().file().shown()
                            + " has images that can't be decoded; copy them again from their source");
        }
        return new ChannelVolume(volume, normaliser, slices.toArray(new float[0][]), VolumeChecks.depths(readable));
    }

    /** Values at the pixels of a case, linearly between voxels and normalised; what lies outside is as dark as can be. */
    float[] values(Geometry image, Grid grid) {
        float[] values = new float[grid.height() * grid.width()];
        Geometry own = volume.slices().get(0).geometry();
        double[] down = Arrays.copyOfRange(own.orientation(), 3, 6);
        double[] normal = Vectors.normal(own.orientation());
        double[] offset = new double[3];
        for (int r = 0; r < grid.height(); r++) {
            double y = grid.row(r) * image.rowSpacing();
            for (int c = 0; c < grid.width(); c++) {
                double x = grid.column(c) * image.columnSpacing();
                for (int axis = 0; axis < 3; axis++) {
                    offset[axis] = image.position()[axis]
                            + x * image.orientation()[axis]
                            + y * image.orientation()[3 + axis]
                            - own.position()[axis];
                }
                double depth = Vectors.dot(offset, normal) + depths[0];
                values[r * grid.width() + c] = at(
                        depth,
                        Vectors.dot(offset, down) / own.rowSpacing(),
                        Vectors.dot(offset, own.orientation()) / own.columnSpacing());
            }
        }
        normaliser.apply(values);
        return values;
    }

    private float at(double depth, double row, double column) {
        int rows = volume.rows();
        int columns = volume.columns();
        int last = depths.length - 1;
        double half = last == 0
                ? Math.max(0.5, volume.slices().get(0).geometry().sliceThickness() / 2)
                : (depths[last] - depths[0]) / last / 2;
        boolean outside = row < -0.5
                || row > rows - 0.5
                || column < -0.5
                || column > columns - 0.5
                || depth < depths[0] - half
                || depth > depths[last] + half;
        if (outside) {
            return Float.NaN;
        }
        int found = Arrays.binarySearch(depths, depth);
        int below = Math.max(0, Math.min(last, found >= 0 ? found : -found - 2));
        int above = Math.min(last, below + 1);
        double gap = depths[above] - depths[below];
        float share = gap > 0 ? (float) Math.max(0, Math.min(1, (depth - depths[below]) / gap)) : 0;
        float lower = plane(slices[below], row, column);
        return share == 0 ? lower : Grid.mixed(lower, plane(slices[above], row, column), share);
    }

    private float plane(float[] slice, double row, double column) {
        int columns = volume.columns();
        double y = Math.max(0, Math.min(volume.rows() - 1, row));
        double x = Math.max(0, Math.min(columns - 1, column));
        int y0 = (int) y;
        int x0 = (int) x;
        int y1 = Math.min(volume.rows() - 1, y0 + 1);
        int x1 = Math.min(columns - 1, x0 + 1);
        float upper = Grid.mixed(slice[y0 * columns + x0], slice[y0 * columns + x1], (float) (x - x0));
        float lower = Grid.mixed(slice[y1 * columns + x0], slice[y1 * columns + x1], (float) (x - x0));
        return Grid.mixed(upper, lower, (float) (y - y0));
    }
}
