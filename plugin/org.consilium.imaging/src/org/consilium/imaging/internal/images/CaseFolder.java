// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.consilium.imaging.Geometry;
import org.consilium.imaging.ImageCase;
import org.consilium.imaging.Planes;
import org.consilium.imaging.Provenance;
import org.consilium.imaging.RaterMask;
import org.consilium.imaging.internal.study.Crop;
import org.consilium.imaging.png.Png;
import org.consilium.imaging.png.PngImage;

/** Reads one case folder. */
public final class CaseFolder {
    /** Name of the image in each case folder. */
    public static final String IMAGE = "image.png";

    private CaseFolder() {}

    /** Reads image and masks, brought to a common size unless that is 0. */
    public static ImageCase read(Path folder, String id, CaseIndex index, int size) throws IOException {
        PngImage image = Png.read(folder.resolve(IMAGE));
        Crop crop = size == 0
                ? Crop.whole(image.height(), image.width())
                : Crop.around(new BitSet(), image.height(), image.width(), size);
        List<RaterMask> masks = new ArrayList<>();
        for (Path file : MaskFiles.list(folder)) {
            BitSet mask = MaskFiles.read(file, id, image);
            masks.add(new RaterMask(
                    MaskFiles.rater(file), crop.height(), crop.width(), crop.cut(mask, image.height(), image.width())));
        }
        CaseName name = CaseName.of(id);
        String patient = index.get(id, "patient");
        return new ImageCase(
                id,
                patient.isEmpty() ? name.patient() : patient,
                volume(id, patient, index, name),
                CaseName.number(index.get(id, "slice"), name.slice()),
                planes(image, crop),
                masks,
                geometry(id, index),
                new Provenance(
                        index.get(id, "modality"),
                        index.get(id, "series_uid"),
                        index.get(id, "sop_uid"),
                        index.get(id, "manufacturer"),
                        index.get(id, "model"),
                        index.get(id, "kernel")));
    }

    private static String volume(String id, String patient, CaseIndex index, CaseName name) {
        String volume = index.get(id, "volume");
        if (!volume.isEmpty()) {
            return volume;
        }
        String nodule = index.get(id, "nodule");
        return nodule.isEmpty() ? name.volume() : patient + "/" + nodule;
    }

    private static Planes planes(PngImage image, Crop crop) {
        int pixels = image.height() * image.width();
        int cut = crop.height() * crop.width();
        float[] values = new float[image.channels() * cut];
        for (int channel = 0; channel < image.channels(); channel++) {
            float[] plane = new float[pixels];
            for (int i = 0; i < pixels; i++) {
                plane[i] = (float) image.values()[channel * pixels + i] / image.maximum();
            }
            System.arraycopy(crop.cut(plane, image.height(), image.width()), 0, values, channel * cut, cut);
        }
        return new Planes(image.channels(), crop.height(), crop.width(), values);
    }

    private static Geometry geometry(String id, CaseIndex index) {
        double row = index.number(id, "row_mm");
        double column = index.number(id, "column_mm");
        double[] position = {Double.NaN, Double.NaN, index.number(id, "z_mm")};
        return new Geometry(
                row, column, Double.NaN, position, Geometry.unknown().orientation());
    }
}
