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
import org.consilium.imaging.internal.masks.LabelChoice;
import org.consilium.imaging.internal.masks.MaskImage;
import org.consilium.imaging.internal.voxels.Normaliser;
import org.consilium.imaging.internal.voxels.VoxelSamples;
import org.consilium.imaging.internal.voxels.Voxels;
import org.consilium.imaging.model.DataKey;
import org.consilium.imaging.model.Geometry;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.Planes;
import org.consilium.imaging.model.Provenance;
import org.consilium.imaging.model.RaterMask;
import org.consilium.imaging.model.SourceImage;
import org.consilium.imaging.study.Normalisation;
import org.consilium.imaging.study.SliceSelection;

/**
 * Makes cases of the slices of one folder's image.
 *
 * @param id name of the folder
 * @param names what cases are called
 * @param index table beside the folders
 * @param options of the reader
 * @param choice of the label
 * @param image values
 * @param masks by rater, of the image's extent
 * @param png true where the image is a PNG, whose values are scaled already
 */
record CaseSlices(
        String id,
        CaseNames names,
        CaseIndex index,
        RaterImageOptions options,
        LabelChoice choice,
        Voxels image,
        SortedMap<String, MaskImage> masks,
        boolean png) {
    List<ImageCase> read() throws IOException {
        Map<String, Integer> labels = new TreeMap<>();
        masks.forEach((rater, mask) -> labels.put(rater, choice.of(mask)));
        List<Normaliser> normalisers = new ArrayList<>();
        for (int c = 0; c < image.channels(); c++) {
            int channel = c;
            normalisers.add(Normaliser.of(
                    png ? Normalisation.NONE : options.normalisation(), false, () -> VoxelSamples.of(image, channel)));
        }
        List<ImageCase> cases = new ArrayList<>();
        int largest = 0;
        for (int z = 0; z < image.depth(); z++) {
            SortedMap<String, BitSet> drawn = new TreeMap<>();
            BitSet union = new BitSet();
            for (Map.Entry<String, Integer> label : labels.entrySet()) {
                BitSet mask = masks.get(label.getKey()).slice(z, label.getValue());
                drawn.put(label.getKey(), mask);
                union.or(mask);
            }
            // A single image is a case whatever was drawn on it; so is every slice without anyone's masks.
            boolean all = image.depth() == 1 || options.slices() == SliceSelection.ALL || masks.isEmpty();
            int area = union.cardinality();
            if (all || options.slices() == SliceSelection.ANNOTATED && area > 0) {
                cases.add(imageCase(z, drawn, union, normalisers));
            } else if (options.slices() == SliceSelection.LARGEST && area > largest) {
                cases.clear();
                cases.add(imageCase(z, drawn, union, normalisers));
                largest = area;
            }
        }
        return cases;
    }

    private ImageCase imageCase(int z, SortedMap<String, BitSet> drawn, BitSet union, List<Normaliser> normalisers) {
        int rows = image.height();
        int columns = image.width();
        // Images of one slice are cut around their middle, as they were before there were volumes.
        Crop crop = options.size() == 0
                ? Crop.whole(rows, columns)
                : Crop.around(image.depth() == 1 ? new BitSet() : union, rows, columns, options.size());
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
                single ? shown : String.format(Locale.ROOT, "%s_s%03d", shown, z),
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
                key,
                names.volumeKey(volume, key));
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
