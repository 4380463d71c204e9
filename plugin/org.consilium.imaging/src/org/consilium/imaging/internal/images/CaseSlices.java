// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.images;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.consilium.imaging.images.CaseIndex;
import org.consilium.imaging.images.RaterImageOptions;
import org.consilium.imaging.internal.crop.Crop;
import org.consilium.imaging.internal.crop.Grid;
import org.consilium.imaging.internal.masks.LabelChoice;
import org.consilium.imaging.internal.masks.MaskImage;
import org.consilium.imaging.internal.voxels.Normaliser;
import org.consilium.imaging.internal.voxels.VoxelSamples;
import org.consilium.imaging.internal.voxels.Voxels;
import org.consilium.imaging.model.DataKey;
import org.consilium.imaging.model.Geometry;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.model.Planes;
import org.consilium.imaging.model.Provenance;
import org.consilium.imaging.model.RaterMask;
import org.consilium.imaging.model.SourceImage;
import org.consilium.imaging.study.CropOptions;
import org.consilium.imaging.study.Normalisation;
import org.consilium.imaging.study.SliceSelection;
import org.consilium.imaging.study.Unoutlined;

/** Makes cases of the slices of one folder's image. */
final class CaseSlices {
    private final String id;
    private final CaseNames names;
    private final CaseIndex index;
    private final RaterImageOptions options;
    private final Voxels image;
    private final SortedMap<String, MaskImage> masks;
    private final Map<String, Integer> labels = new TreeMap<>();
    private final boolean png;
    private int beyond;

    /**
     * @param id name of the folder
     * @param names what cases are called
     * @param index table beside the folders
     * @param options of the reader
     * @param choice of the label
     * @param image values
     * @param masks by rater, of the image's extent
     * @param png true where the image is a PNG, whose values are scaled already
     */
    CaseSlices(
            String id,
            CaseNames names,
            CaseIndex index,
            RaterImageOptions options,
            LabelChoice choice,
            Voxels image,
            SortedMap<String, MaskImage> masks,
            boolean png)
            throws ImagingException {
        this.id = id;
        this.names = names;
        this.index = index;
        this.options = options;
        this.image = image;
        this.masks = masks;
        this.png = png;
        for (Map.Entry<String, MaskImage> mask : masks.entrySet()) {
            labels.put(mask.getKey(), choice.of(mask.getValue()));
        }
    }

    /** Slices of which a crop cut outlines off, of what was read. */
    int beyond() {
        return beyond;
    }

    List<ImageCase> read() throws IOException {
        List<Normaliser> normalisers = new ArrayList<>();
        for (int c = 0; c < image.channels(); c++) {
            int channel = c;
            normalisers.add(Normaliser.of(
                    png ? Normalisation.NONE : options.normalisation(), false, () -> VoxelSamples.of(image, channel)));
        }
        BitSet all = options.size() == 0 ? new BitSet() : drawn();
        List<ImageCase> cases = new ArrayList<>();
        int largest = 0;
        for (int z = 0; z < image.depth(); z++) {
            SortedMap<String, BitSet> drawn = drawn(z);
            BitSet union = new BitSet();
            drawn.values().forEach(union::or);
            // A single image is a case whatever was drawn on it; so is every slice without anyone's masks.
            boolean every = image.depth() == 1 || options.slices() == SliceSelection.ALL || masks.isEmpty();
            int area = union.cardinality();
            if (every || options.slices() == SliceSelection.ANNOTATED && area > 0) {
                cases.addAll(cases(z, drawn, union, all, normalisers));
            } else if (options.slices() == SliceSelection.LARGEST && area > largest) {
                cases.clear();
                beyond = 0;
                cases.addAll(cases(z, drawn, union, all, normalisers));
                largest = area;
            }
        }
        return cases;
    }

    /** What was drawn on a slice, by rater. */
    private SortedMap<String, BitSet> drawn(int z) {
        SortedMap<String, BitSet> drawn = new TreeMap<>();
        labels.forEach((rater, label) -> drawn.put(rater, masks.get(rater).slice(z, label)));
        return drawn;
    }

    /** What was drawn on any slice by anyone. */
    private BitSet drawn() {
        BitSet all = new BitSet();
        for (int z = 0; z < image.depth(); z++) {
            drawn(z).values().forEach(all::or);
        }
        return all;
    }

    private List<ImageCase> cases(
            int z, SortedMap<String, BitSet> drawn, BitSet union, BitSet all, List<Normaliser> normalisers) {
        List<Crop> crops = crops(union, all);
        List<ImageCase> cases = new ArrayList<>();
        for (Crop crop : crops) {
            String place = crops.size() == 1 ? "" : "_r" + crop.top() + "_c" + crop.left();
            cases.add(imageCase(z, drawn, crop, place, normalisers));
        }
        if (crops.size() == 1 && crops.get(0).cutsOff(union, image.width())) {
            beyond++;
        }
        return cases;
    }

    /** Where to look: around what was drawn; where nobody drew anything, everywhere, or in the middle, as was chosen. */
    private List<Crop> crops(BitSet union, BitSet all) {
        int rows = image.height();
        int columns = image.width();
        int size = options.size();
        if (size == 0) {
            return List.of(Crop.whole(rows, columns));
        }
        boolean windows = options.unoutlined() == Unoutlined.WINDOWS;
        if (windows && all.isEmpty()) {
            int step = CropOptions.ofSize(size).step();
            return Grid.of(Crop.whole(rows, columns)).windows(size, step).stream()
                    .map(Grid::crop)
                    .toList();
        }
        if (image.depth() == 1) {
            // as it was before there were volumes
            return List.of(Crop.around(new BitSet(), rows, columns, size));
        }
        return List.of(Crop.around(windows && union.isEmpty() ? all : union, rows, columns, size));
    }

    private ImageCase imageCase(
            int z, SortedMap<String, BitSet> drawn, Crop crop, String place, List<Normaliser> normalisers) {
        int rows = image.height();
        int columns = image.width();
        int pixels = crop.height() * crop.width();
        float[] values = new float[image.channels() * pixels];
        for (int channel = 0; channel < image.channels(); channel++) {
            float[] cut = crop.cut(image.slice(channel, z), rows, columns);
            normalisers.get(channel).apply(cut);
            System.arraycopy(cut, 0, values, channel * pixels, pixels);
        }
        List<RaterMask> raters = new ArrayList<>();
        drawn.forEach((rater, mask) ->
                raters.add(new RaterMask(rater, crop.height(), crop.width(), crop.cut(mask, rows, columns))));
        CaseName name = CaseName.of(id, options.patients());
        boolean single = image.depth() == 1;
        String patient = index.get(id, "patient");
        String shown = names.shown(id);
        String volume = single ? volume(patient, name) : named(id);
        Geometry whole = geometry(z);
        String key = key(z);
        return new ImageCase(
                (single ? shown : String.format(Locale.ROOT, "%s_s%03d", shown, z)) + place,
                names.shown(patient.isEmpty() ? name.patient() : patient),
                names.shown(volume),
                single ? CaseName.number(index.get(id, "slice"), name.slice()) : z,
                new Planes(image.channels(), crop.height(), crop.width(), values),
                raters,
                whole.shifted(crop.top(), crop.left()),
                provenance(),
                new SourceImage(
                        "",
                        "",
                        "",
                        0,
                        rows,
                        columns,
                        crop.top(),
                        crop.left(),
                        1,
                        1,
                        whole,
                        image.depth(),
                        image.grid().steps()[2]),
                place.isEmpty() ? key : DataKey.of(key, place),
                names.volumeKey(volume, key),
                key);
    }

    private String key(int z) {
        float[][] channels = new float[image.channels()][];
        for (int channel = 0; channel < channels.length; channel++) {
            channels[channel] = image.slice(channel, z);
        }
        return DataKey.of(DataKey.of(channels), "slice " + z);
    }

    private String named(String folder) {
        String volume = index.get(id, "volume");
        return volume.isEmpty() ? folder : volume;
    }

    private String volume(String patient, CaseName name) {
        String nodule = index.get(id, "nodule");
        return nodule.isEmpty() ? named(name.volume()) : named(patient + "/" + nodule);
    }

    private Provenance provenance() {
        return new Provenance(
                index.get(id, "modality"),
                index.get(id, "series_uid"),
                index.get(id, "sop_uid"),
                index.get(id, "manufacturer"),
                index.get(id, "model"),
                index.get(id, "kernel"));
    }

    private Geometry geometry(int z) {
        Geometry geometry = image.grid().slice(z);
        if (png) {
            double[] position = {Double.NaN, Double.NaN, index.number(id, "z_mm")};
            return new Geometry(
                    geometry.rowSpacing(), geometry.columnSpacing(), Double.NaN, position, geometry.orientation());
        }
        return geometry;
    }
}
