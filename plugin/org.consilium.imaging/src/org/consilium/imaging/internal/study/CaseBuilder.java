// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.consilium.imaging.Cropping;
import org.consilium.imaging.DicomReadOptions;
import org.consilium.imaging.ImageCase;
import org.consilium.imaging.ImagingException;
import org.consilium.imaging.Planes;
import org.consilium.imaging.RaterMask;
import org.consilium.imaging.SliceSelection;
import org.consilium.imaging.SourceImage;
import org.consilium.imaging.internal.annotation.VolumeMasks;

/** Makes cases of a volume and its masks. */
public final class CaseBuilder {
    /** Largest resampled image, in pixels. */
    private static final double MAX_PIXELS = 1L << 26;

    private final DicomReadOptions options;
    private final PatientKeys keys;

    public CaseBuilder(DicomReadOptions options) {
        this.options = options;
        this.keys = new PatientKeys(options);
    }

    /** Takes cases one by one. */
    public interface Taker {
        void take(ImageCase next) throws IOException;
    }

    /**
     * Makes the cases of a volume, in the order of its slices.
     *
     * @param channels volumes of the same frame of reference that become further channels; may be empty
     * @param beforeFile called before every slice; stops the reading by throwing
     */
    public void cases(Volume volume, List<Volume> channels, VolumeMasks masks, Runnable beforeFile, Taker taker)
            throws IOException {
        List<Integer> selected = selected(volume, masks);
        if (selected.isEmpty()) {
            return;
        }
        PixelSource source = new PixelSource();
        Scale scale = Scale.of(volume, options, source);
        List<ChannelVolume> more = new ArrayList<>();
        for (Volume channel : channels) {
            more.add(ChannelVolume.read(channel, options, source, beforeFile));
        }
        BitSet all = masks.union();
        OrderedTasks.run(
                selected,
                OrderedTasks.threads(options.volumes().threads()),
                slice -> imageCases(volume, slice, masks, all, scale, source, more),
                (index, some) -> {
                    beforeFile.run();
                    for (ImageCase made : some) {
                        taker.take(made);
                    }
                });
    }

    private List<ImageCase> imageCases(
            Volume volume,
            int index,
            VolumeMasks masks,
            BitSet all,
            Scale scale,
            PixelSource source,
            List<ChannelVolume> channels)
            throws IOException {
        Slice slice = volume.slices().get(index);
        BitSet here = masks.union(index);
        float[] image = source.values(slice);
        List<ImageCase> cases = new ArrayList<>();
        boolean windows = options.volumes().cropping() == Cropping.SLIDING_WINDOW;
        List<Grid> grids = grids(volume, slice, here.isEmpty() ? all : here);
        for (Grid grid : grids) {
            List<RaterMask> raterMasks = new ArrayList<>();
            masks.byRater().forEach((rater, slices) -> {
                BitSet drawn = slices.getOrDefault(index, new BitSet());
                byte[] mask = grid.mask(drawn, volume.rows(), volume.columns());
                raterMasks.add(new RaterMask(rater, grid.height(), grid.width(), mask));
            });
            boolean empty = raterMasks.stream().allMatch(mask -> mask.area() == 0);
            if (windows && empty && options.slices() != SliceSelection.ALL) {
                continue;
            }
            float[] values = grid.values(image, volume.rows(), volume.columns());
            Scale.apply(values, scale, options.normalisation(), Scale.inverted(volume));
            cases.add(imageCase(
                    volume, index, grid, planes(values, slice, grid, channels), raterMasks, windows ? grid : null));
        }
        return cases;
    }

    private Planes planes(float[] first, Slice slice, Grid grid, List<ChannelVolume> channels) {
        float[] values = java.util.Arrays.copyOf(first, first.length * (1 + channels.size()));
        for (int i = 0; i < channels.size(); i++) {
            float[] channel = channels.get(i).values(slice.geometry(), grid, options);
            System.arraycopy(channel, 0, values, (i + 1) * first.length, first.length);
        }
        return new Planes(1 + channels.size(), grid.height(), grid.width(), values);
    }

    private ImageCase imageCase(
            Volume volume, int index, Grid grid, Planes planes, List<RaterMask> masks, Grid window) {
        Slice slice = volume.slices().get(index);
        String patient = keys.patient(slice.image());
        String key = PatientKeys.volume(volume);
        String place = window == null ? "" : String.format("_r%d_c%d", Math.round(grid.top()), Math.round(grid.left()));
        return new ImageCase(
                String.format("%s_%s_%03d", patient, key, index) + place,
                patient,
                key,
                index,
                planes,
                masks,
                grid.geometry(slice.geometry()),
                slice.image().provenance(),
                source(volume, index, grid));
    }

    private List<Grid> grids(Volume volume, Slice slice, BitSet drawn) throws ImagingException {
        int rows = volume.rows();
        int columns = volume.columns();
        int size = options.cropSize();
        double spacing = options.volumes().spacing();
        double rowScale = spacing == 0 ? 1 : spacing / slice.geometry().rowSpacing();
        double columnScale = spacing == 0 ? 1 : spacing / slice.geometry().columnSpacing();
        if (!Double.isFinite(rowScale) || !Double.isFinite(columnScale)) {
            throw new ImagingException("the images don't say the size of their pixels, so they can't be resampled to "
                    + spacing + " mm; set the spacing to 0");
        }
        if (rows / rowScale * (columns / columnScale) > MAX_PIXELS) {
            throw new ImagingException(
                    "images resampled to " + spacing + " mm would be too large; set a larger spacing");
        }
        if (size > 0 && options.volumes().cropping() == Cropping.SLIDING_WINDOW) {
            int stride = options.volumes().stride();
            return Grid.whole(rows, columns, rowScale, columnScale)
                    .windows(size, stride == 0 ? Math.max(1, size / 2) : stride);
        }
        if (spacing == 0) {
            return List.of(Grid.of(size == 0 ? Crop.whole(rows, columns) : Crop.around(drawn, rows, columns, size)));
        }
        return List.of(
                size == 0
                        ? Grid.whole(rows, columns, rowScale, columnScale)
                        : Grid.around(Crop.around(drawn, rows, columns, 1), size, rowScale, columnScale));
    }

    private static SourceImage source(Volume volume, int index, Grid grid) {
        Slice slice = volume.slices().get(index);
        ImageFile image = slice.image();
        return new SourceImage(
                image.studyUid(),
                image.sopClass(),
                image.frameOfReference(),
                image.layout().frames() > 1 ? slice.plane().frame() + 1 : 0,
                image.layout().rows(),
                image.layout().columns(),
                grid.top(),
                grid.left(),
                grid.rowScale(),
                grid.columnScale(),
                slice.geometry(),
                volume.slices().size(),
                volume.step());
    }

    private List<Integer> selected(Volume volume, VolumeMasks masks) {
        List<Integer> selected = new ArrayList<>();
        int largest = 0;
        for (int i = 0; i < volume.slices().size(); i++) {
            int area = masks.union(i).cardinality();
            if (options.slices() == SliceSelection.ALL || options.slices() == SliceSelection.ANNOTATED && area > 0) {
                selected.add(i);
            } else if (options.slices() == SliceSelection.LARGEST && area > largest) {
                selected.clear();
                selected.add(i);
                largest = area;
            }
        }
        return selected;
    }
}
