// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.cases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.consilium.imaging.internal.annotation.VolumeMasks;
import org.consilium.imaging.internal.crop.Crop;
import org.consilium.imaging.internal.crop.Grid;
import org.consilium.imaging.internal.grey.GreyFrame;
import org.consilium.imaging.internal.grey.PixelSource;
import org.consilium.imaging.internal.study.ImageFile;
import org.consilium.imaging.internal.study.PatientKeys;
import org.consilium.imaging.internal.study.Slice;
import org.consilium.imaging.internal.study.Volume;
import org.consilium.imaging.internal.voxels.Normaliser;
import org.consilium.imaging.model.DataKey;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.model.Planes;
import org.consilium.imaging.model.RaterMask;
import org.consilium.imaging.model.SourceImage;
import org.consilium.imaging.pseudonym.Pseudonyms;
import org.consilium.imaging.study.CaseOptions;
import org.consilium.imaging.study.Cropping;
import org.consilium.imaging.study.SliceSelection;
import org.consilium.imaging.study.Unoutlined;

/** Makes the cases of single slices of a volume. Any number of threads may share one. */
final class SliceCases {
    /** Largest resampled image, in pixels. */
    private static final double MAX_PIXELS = 1L << 26;

    private final CaseOptions options;
    private final Pseudonyms pseudonyms;
    private final Volume volume;
    private final String name;
    private final String volumeKey;
    private final VolumeMasks masks;
    private final BitSet drawn;
    private final Map<Integer, List<BitSet>> places;
    private final PixelSource source;
    private final Normaliser normaliser;
    private final List<ChannelVolume> channels;

    /**
     * @param places of points that crops are cut around, by slice; empty where they are cut elsewhere
     * @param normaliser of the volume
     * @param channels volumes that become further channels
     */
    SliceCases(
            CaseOptions options,
            Pseudonyms pseudonyms,
            Volume volume,
            VolumeMasks masks,
            Map<Integer, List<BitSet>> places,
            PixelSource source,
            Normaliser normaliser,
            List<ChannelVolume> channels) {
        this.options = options;
        this.pseudonyms = pseudonyms;
        this.volume = volume;
        this.name = PatientKeys.volume(volume);
        this.volumeKey = PatientKeys.volumeKey(volume);
        this.masks = masks;
        this.places = places;
        this.drawn = masks.union();
        this.source = source;
        this.normaliser = normaliser;
        this.channels = List.copyOf(channels);
    }

    /** The cases of a slice: one, or one a window; nothing where its file can't be decoded. */
    Optional<List<ImageCase>> of(int index) throws IOException {
        Optional<GreyFrame> frame = source.frame(volume.slices().get(index));
        return frame.isPresent() ? Optional.of(of(index, frame.get())) : Optional.empty();
    }

    private List<ImageCase> of(int index, GreyFrame frame) throws ImagingException {
        Slice slice = volume.slices().get(index);
        BitSet here = masks.union(index);
        List<Grid> grids = grids(index, slice, here.isEmpty() ? drawn : here);
        boolean windows = windows() && (options.crop().place() == Cropping.SLIDING_WINDOW || grids.size() > 1);
        List<ImageCase> cases = new ArrayList<>();
        for (Grid grid : grids) {
            List<RaterMask> raterMasks = masks(index, grid);
            boolean empty = raterMasks.stream().allMatch(mask -> mask.area() == 0);
            if (windows && empty && options.slices() != SliceSelection.ALL) {
                continue;
            }
            Planes planes = planes(values(frame, grid), slice, grid);
            cases.add(imageCase(index, grid, planes, raterMasks, windows || !places.isEmpty() ? grid : null));
        }
        return cases;
    }

    /** What the image and the cases of a slice take in memory, counted as pixels of an image: a mask takes a quarter of one. */
    long pixels(int index) throws ImagingException {
        List<Grid> grids = grids(volume.slices().get(index), drawn);
        long each = grids.get(0).height() * (long) grids.get(0).width();
        long planes = 1 + channels.size() + (masks.byRater().size() + 3) / 4;
        return volume.pixels() + grids.size() * each * planes;
    }

    /** Whether windows cover the slices; each goes back to where it was cut. */
    private boolean windows() {
        return switch (options.crop().place()) {
            case SLIDING_WINDOW -> true;
            case ANNOTATION -> drawn.isEmpty() && options.crop().unoutlined() == Unoutlined.WINDOWS;
            case POINTS -> false;
        };
    }

    private List<RaterMask> masks(int index, Grid grid) {
        List<RaterMask> all = new ArrayList<>();
        masks.byRater().forEach((rater, slices) -> {
            BitSet pixels = slices.getOrDefault(index, new BitSet());
            byte[] mask = grid.mask(pixels, volume.rows(), volume.columns());
            all.add(new RaterMask(rater, grid.height(), grid.width(), mask));
        });
        return all;
    }

    private float[] values(GreyFrame frame, Grid grid) {
        if (grid.ofPixels()) {
            return frame.cut(grid.crop(), normaliser);
        }
        float[] values = grid.values(frame.values(), volume.rows(), volume.columns());
        normaliser.apply(values);
        return values;
    }

    private Planes planes(float[] first, Slice slice, Grid grid) {
        if (channels.isEmpty()) {
            return new Planes(1, grid.height(), grid.width(), first);
        }
        float[] values = Arrays.copyOf(first, first.length * (1 + channels.size()));
        for (int i = 0; i < channels.size(); i++) {
            float[] channel = channels.get(i).values(slice.geometry(), grid);
            System.arraycopy(channel, 0, values, (i + 1) * first.length, first.length);
        }
        return new Planes(1 + channels.size(), grid.height(), grid.width(), values);
    }

    private ImageCase imageCase(int index, Grid grid, Planes planes, List<RaterMask> raterMasks, Grid window) {
        Slice slice = volume.slices().get(index);
        String patient = pseudonyms.patient(PatientKeys.patient(slice.image()));
        String place = window == null
                ? ""
                : String.format(Locale.ROOT, "_r%d_c%d", Math.round(grid.top()), Math.round(grid.left()));
        return new ImageCase(
                String.format(Locale.ROOT, "%s_%s_%03d", patient, name, index) + place,
                patient,
                name,
                index,
                planes,
                raterMasks,
                grid.geometry(slice.geometry()),
                slice.image().provenance(),
                source(index, grid),
                key(slice, index, place),
                volumeKey,
                key(slice, index, ""));
    }

    private String key(Slice slice, int index, String place) {
        return DataKey.of(volumeKey, slice.image().provenance().sopUid(), "slice " + index + place);
    }

    private List<Grid> grids(int index, Slice slice, BitSet pixels) throws ImagingException {
        if (places.isEmpty()) {
            return grids(slice, pixels);
        }
        List<Grid> grids = new ArrayList<>();
        for (BitSet place : places.getOrDefault(index, List.of())) {
            Grid grid = grids(slice, place).get(0);
            if (!grids.contains(grid)) {
                grids.add(grid);
            }
        }
        return grids;
    }

    private List<Grid> grids(Slice slice, BitSet pixels) throws ImagingException {
        int rows = volume.rows();
        int columns = volume.columns();
        int size = options.crop().size();
        double spacing = options.spacing();
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
        if (size > 0 && windows()) {
            return Grid.whole(rows, columns, rowScale, columnScale)
                    .windows(size, options.crop().step());
        }
        if (spacing == 0) {
            return List.of(Grid.of(size == 0 ? Crop.whole(rows, columns) : Crop.around(pixels, rows, columns, size)));
        }
        return List.of(
                size == 0
                        ? Grid.whole(rows, columns, rowScale, columnScale)
                        : Grid.around(Crop.around(pixels, rows, columns, 1), size, rowScale, columnScale));
    }

    private SourceImage source(int index, Grid grid) {
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
}
