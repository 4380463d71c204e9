// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.consilium.imaging.DicomReadOptions;
import org.consilium.imaging.Geometry;
import org.consilium.imaging.ImageCase;
import org.consilium.imaging.ImagingException;
import org.consilium.imaging.Planes;
import org.consilium.imaging.Provenance;
import org.consilium.imaging.RaterMask;
import org.consilium.imaging.SliceSelection;
import org.consilium.imaging.SourceImage;
import org.consilium.imaging.internal.annotation.VolumeMasks;

/** Makes cases of a volume and its masks. */
public final class CaseBuilder {
    private final DicomReadOptions options;
    private final PatientKeys keys;

    public CaseBuilder(DicomReadOptions options) {
        this.options = options;
        this.keys = new PatientKeys(options);
    }

    /**
     * The cases of a volume, in the order of its slices.
     *
     * @param beforeFile called before every file; stops the reading by throwing
     */
    public List<ImageCase> cases(Volume volume, VolumeMasks masks, Runnable beforeFile) throws IOException {
        if (volume.first().layout().photometric().equals("PALETTE COLOR")) {
            throw new ImagingException("palette colour is not supported yet; convert the images to grey");
        }
        List<Integer> selected = selected(volume, masks);
        List<ImageCase> cases = new ArrayList<>();
        if (selected.isEmpty()) {
            return cases;
        }
        PixelSource source = new PixelSource(beforeFile);
        Scale scale = Scale.of(volume, options, source);
        BitSet all = masks.union();
        for (int slice : selected) {
            cases.add(imageCase(volume, slice, masks, all, scale, source));
        }
        return cases;
    }

    private ImageCase imageCase(
            Volume volume, int index, VolumeMasks masks, BitSet all, Scale scale, PixelSource source)
            throws IOException {
        Slice slice = volume.slices().get(index);
        int rows = volume.rows();
        int columns = volume.columns();
        BitSet here = masks.union(index);
        Crop crop = options.cropSize() == 0
                ? Crop.whole(rows, columns)
                : Crop.around(here.isEmpty() ? all : here, rows, columns, options.cropSize());
        float[] values = crop.cut(source.values(slice), rows, columns);
        Scale.apply(values, scale, options.normalisation(), Scale.inverted(volume));
        List<RaterMask> raterMasks = new ArrayList<>();
        masks.byRater().forEach((rater, slices) -> {
            byte[] mask = crop.cut(slices.getOrDefault(index, new BitSet()), rows, columns);
            raterMasks.add(new RaterMask(rater, crop.height(), crop.width(), mask));
        });
        String patient = keys.patient(slice.image());
        String key = PatientKeys.volume(volume);
        Geometry geometry = slice.geometry().shifted(crop.top(), crop.left());
        Provenance provenance = slice.image().provenance();
        return new ImageCase(
                String.format("%s_%s_%03d", patient, key, index),
                patient,
                key,
                index,
                new Planes(1, crop.height(), crop.width(), values),
                raterMasks,
                geometry,
                provenance,
                source(volume, index, crop));
    }

    private static SourceImage source(Volume volume, int index, Crop crop) {
        Slice slice = volume.slices().get(index);
        ImageFile image = slice.image();
        return new SourceImage(
                image.studyUid(),
                image.sopClass(),
                image.frameOfReference(),
                image.layout().frames() > 1 ? slice.plane().frame() + 1 : 0,
                image.layout().rows(),
                image.layout().columns(),
                crop.top(),
                crop.left(),
                1,
                1,
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
