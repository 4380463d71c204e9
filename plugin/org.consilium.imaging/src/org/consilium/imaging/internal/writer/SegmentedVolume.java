// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.consilium.ground.FileNames;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.layer.SegmentationValues;
import org.consilium.imaging.model.ImagingException;

/**
 * The cases of one volume.
 *
 * @param folder name of the folder its files go to
 * @param slices cases by slice, and where they stand in the list that was handed over
 */
public record SegmentedVolume(String folder, SortedMap<Integer, List<Part>> slices) {
    /** A case and its index. */
    public record Part(SegmentationCase info, int index) {}

    /**
     * Groups cases by patient and volume, in the order of their first cases.
     *
     * @throws ImagingException where the slices of a volume differ in size
     */
    public static List<SegmentedVolume> of(List<SegmentationCase> cases) throws ImagingException {
        SortedMap<String, SegmentedVolume> groups = new TreeMap<>();
        List<SegmentedVolume> volumes = new ArrayList<>();
        FileNames names = new FileNames();
        for (int i = 0; i < cases.size(); i++) {
            SegmentationCase c = cases.get(i);
            SegmentedVolume volume = groups.get(c.patient() + "\n" + c.volume());
            if (volume == null) {
                volume = new SegmentedVolume(names.of(c.volume()), new TreeMap<>());
                groups.put(c.patient() + "\n" + c.volume(), volume);
                volumes.add(volume);
            }
            if (!volume.slices.isEmpty()) {
                SegmentationCase first = volume.first();
                if (first.rows() != c.rows() || first.columns() != c.columns()) {
                    throw new ImagingException("the slices of the volume " + c.volume() + " have " + first.columns()
                            + "x" + first.rows() + " and " + c.columns() + "x" + c.rows()
                            + " pixels; write them as PNG");
                }
            }
            volume.slices.computeIfAbsent(c.slice(), k -> new ArrayList<>()).add(new Part(c, i));
        }
        return volumes;
    }

    /** A case of the first slice. */
    public SegmentationCase first() {
        return slices.get(slices.firstKey()).get(0).info();
    }

    /** Whether any case of a slice has a layer. */
    public boolean has(int slice, int layer, SegmentationValues layers) {
        return slices.get(slice).stream().anyMatch(part -> layers.values(part.index(), layer) != null);
    }

    /** A layer of a slice on the source's grid; null where the slice doesn't have it. */
    SourceGrid.Plane plane(int slice, int layer, SegmentationValues layers) {
        List<Part> parts = slices.get(slice);
        List<float[]> values = new ArrayList<>();
        for (Part part : parts) {
            values.add(layers.values(part.index(), layer));
        }
        return SourceGrid.plane(parts.stream().map(Part::info).toList(), values);
    }
}
