// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.grey;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.consilium.imaging.internal.files.OrderedTasks;
import org.consilium.imaging.internal.study.Slice;
import org.consilium.imaging.internal.study.Volume;
import org.consilium.imaging.internal.voxels.Normaliser;
import org.consilium.imaging.study.DicomReadOptions;

/** Up to a million evenly spread pixels of up to 64 evenly spread slices stand for a volume. */
public final class GreySamples {
    private static final int MAX_SAMPLES = 1 << 20;
    private static final int MAX_SLICES = 64;

    private GreySamples() {}

    /** What normalises a volume; looks at its pixels where their percentiles count. */
    public static Normaliser normaliser(Volume volume, DicomReadOptions options, PixelSource source)
            throws IOException {
        boolean inverted = volume.first().layout().photometric().equals("MONOCHROME1");
        return Normaliser.of(options.normalisation(), inverted, () -> of(volume, options.threads(), source));
    }

    private static List<float[]> of(Volume volume, int threads, PixelSource source) throws IOException {
        int slices = volume.slices().size();
        int sliceStep = (slices + MAX_SLICES - 1) / MAX_SLICES;
        int used = (slices + sliceStep - 1) / sliceStep;
        int pixels = volume.rows() * volume.columns();
        int step = (int) Math.max(1, ((long) used * pixels + MAX_SAMPLES - 1) / MAX_SAMPLES);
        List<Slice> spread = IntStream.range(0, used)
                .mapToObj(i -> volume.slices().get(i * sliceStep))
                .toList();
        List<float[]> samples = new ArrayList<>();
        OrderedTasks.run(
                spread,
                OrderedTasks.threads(threads, volume.pixels()),
                OrderedTasks.batch(volume.pixels()),
                slice -> source.frame(slice).map(frame -> frame.sampled(step)),
                (index, values) -> values.ifPresent(samples::add));
        return samples;
    }
}
