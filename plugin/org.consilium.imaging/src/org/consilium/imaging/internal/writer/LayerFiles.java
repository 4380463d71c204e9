// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.writer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.consilium.imaging.dicom.DicomWriter;
import org.consilium.imaging.internal.nifti.NiftiWriter;
import org.consilium.imaging.internal.study.Vectors;
import org.consilium.imaging.internal.voxels.VoxelGrid;
import org.consilium.imaging.layer.Coverage;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.layer.SegmentationLayer;
import org.consilium.imaging.layer.SegmentationOptions;
import org.consilium.imaging.layer.SegmentationValues;
import org.consilium.imaging.model.Geometry;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.png.Png;

/** Writes one layer of one volume, whatever the format. */
public final class LayerFiles {
    private static final int MAX_FRAMES = Integer.MAX_VALUE - 64;

    private final SegmentationOptions options;
    private final SegmentationValues layers;
    private final SourceHeaders headers;
    private int slices;
    private long pixels;
    private final List<Integer> covered = new ArrayList<>();
    private long coveredPixels;
    private long sourcePixels;

    public LayerFiles(SegmentationOptions options, SegmentationValues layers, SourceHeaders headers) {
        this.options = options;
        this.layers = layers;
        this.headers = headers;
    }

    /** Slices that hold anything, of what was written last. */
    public int slices() {
        return slices;
    }

    /** Pixels inside, of what was written last. */
    public long pixels() {
        return pixels;
    }

    /** What of the source was written last. */
    public Coverage coverage(SegmentedVolume volume) {
        return new Coverage(covered, volume.first().source().slices(), coveredPixels, sourcePixels);
    }

    /** One PNG a slice. */
    public void writePng(Path target, SegmentedVolume volume, int slice, int layer) throws IOException {
        reset();
        float[] plane = plane(volume, slice, layer);
        byte[] values = new byte[plane.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) Math.round(plane[i] * 255);
        }
        SegmentationCase first = volume.slices().get(slice).get(0).info();
        byte[] png = Png.grey(first.columns(), first.rows(), values);
        AtomicFile.write(target, file -> Files.write(file, png));
    }

    /** A volume over all slices of the source, where their number is known. */
    public void writeNifti(Path target, SegmentedVolume volume, int layer) throws IOException {
        reset();
        SegmentationCase first = volume.first();
        int last = volume.slices().lastKey();
        boolean complete = first.source().slices() > last && first.slice() >= 0;
        int start = complete ? 0 : volume.slices().firstKey();
        int depth = complete ? first.source().slices() : last - start + 1;
        if (depth > Short.MAX_VALUE) {
            throw new ImagingException("the volume " + first.volume() + " has slices " + start + " to " + last
                    + ", more than a NIfTI holds; write DICOM SEG");
        }
        VoxelGrid grid = grid(volume, start);
        AtomicFile.write(
                target,
                file -> NiftiWriter.write(
                        file, first.columns(), first.rows(), depth, !options.probabilities(), grid, z -> {
                            return volume.slices().containsKey(start + z)
                                    ? plane(volume, start + z, layer)
                                    : new float[first.columns() * first.rows()];
                        }));
        CoverageFile.write(target, coverage(volume), start, depth);
    }

    /** One frame a slice that holds anything, or all that were looked at where none does. */
    public void writeDicom(Path target, SegmentedVolume volume, int layer, SegmentationLayer what) throws IOException {
        reset();
        List<SegmentationCase> cases = new ArrayList<>();
        List<SegmentationCase> all = new ArrayList<>();
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        boolean fractional = options.probabilities();
        Bits bits = new Bits(frames);
        for (int slice : volume.slices().keySet()) {
            SegmentationCase c = volume.slices().get(slice).get(0).info();
            requirePlace(c);
            int before = slices;
            int lookedAt = covered.size();
            float[] plane = plane(volume, slice, layer);
            if (covered.size() > lookedAt) {
                all.add(c);
            }
            if (slices > before) {
                cases.add(c);
                if ((long) cases.size() * plane.length > MAX_FRAMES) {
                    throw new ImagingException("the segmentation of the volume " + c.volume()
                            + " takes more than 2 GiB; write fewer slices");
                }
                for (float value : plane) {
                    bits.add(value, fractional);
                }
            }
        }
        if (cases.isEmpty()) {
            cases = all;
            for (int i = 0;
                    i < all.size() * volume.first().rows() * volume.first().columns();
                    i++) {
                bits.add(0, fractional);
            }
        }
        bits.end();
        SegmentationFrames content = new SegmentationFrames(
                cases,
                what,
                layer + 1,
                options.structure(),
                remark(volume, layer, what),
                fractional,
                frames.toByteArray());
        AtomicFile.write(target, file -> DicomWriter.write(file, SegmentationDataset.of(content, headers)));
    }

    private String remark(SegmentedVolume volume, int layer, SegmentationLayer what) {
        List<Integer> indices = volume.slices().values().stream()
                .flatMap(List::stream)
                .map(SegmentedVolume.Part::index)
                .toList();
        return (layers.remark(indices, layer) + " "
                        + coverage(volume).words(what.origin() == SegmentationLayer.Origin.DRAWN))
                .trim();
    }

    private void reset() {
        slices = 0;
        pixels = 0;
        covered.clear();
        coveredPixels = 0;
        sourcePixels = 0;
    }

    private float[] plane(SegmentedVolume volume, int slice, int layer) {
        SourceGrid.Plane made = volume.plane(slice, layer, layers);
        if (made == null) {
            return new float[volume.first().rows() * volume.first().columns()];
        }
        float[] plane = made.values();
        covered.add(slice);
        coveredPixels += made.covered();
        sourcePixels += plane.length;
        int inside = 0;
        boolean anything = false;
        for (int i = 0; i < plane.length; i++) {
            // NaN, which no comparison holds for, becomes 0.
            float value = plane[i] > 0 ? Math.min(1, plane[i]) : 0;
            boolean hit = value > options.threshold();
            inside += hit ? 1 : 0;
            plane[i] = options.probabilities() ? value : hit ? 1 : 0;
            anything |= Math.round(plane[i] * SegmentationDataset.MAXIMUM_FRACTION) > 0;
        }
        slices += anything ? 1 : 0;
        pixels += inside;
        return plane;
    }

    private static void requirePlace(SegmentationCase c) throws ImagingException {
        Geometry place = c.place();
        boolean known = Vectors.finite(place.position())
                && Vectors.finite(place.orientation())
                && place.rowSpacing() > 0
                && place.columnSpacing() > 0;
        if (!known) {
            throw new ImagingException(
                    "nothing says where case " + c.id() + " lies in space, which DICOM SEG needs; write NIfTI or PNG");
        }
    }

    private static VoxelGrid grid(SegmentedVolume volume, int start) throws ImagingException {
        SegmentationCase first = volume.first();
        Geometry place = first.place();
        double[] step = first.source().step();
        double[] right = Arrays.copyOf(place.orientation(), 3);
        double[] down = Arrays.copyOfRange(place.orientation(), 3, 6);
        double[] next = Vectors.finite(step) || !Vectors.finite(place.orientation())
                ? step
                : scaled(Vectors.normal(place.orientation()), place.sliceThickness());
        double[] origin = place.position().clone();
        for (int axis = 0; axis < 3; axis++) {
            origin[axis] -= (first.slice() - start) * next[axis];
        }
        VoxelGrid grid =
                VoxelGrid.of(origin, scaled(right, place.columnSpacing()), scaled(down, place.rowSpacing()), next);
        if (!grid.placed()) {
            return VoxelGrid.spaced(place.columnSpacing(), place.rowSpacing(), place.sliceThickness());
        }
        for (List<SegmentedVolume.Part> parts : volume.slices().values()) {
            SegmentationCase c = parts.get(0).info();
            double[] there = grid.slice(c.slice() - start).position();
            for (int axis = 0; axis < 3; axis++) {
                double off = Math.abs(c.place().position()[axis] - there[axis]);
                if (!(off <= 0.05 * grid.spacing()[2] + 1e-4)) {
                    throw new ImagingException("the slices of the volume " + c.volume()
                            + " aren't evenly spaced, which NIfTI can't say; write DICOM SEG");
                }
            }
        }
        return grid;
    }

    private static double[] scaled(double[] vector, double factor) {
        return new double[] {vector[0] * factor, vector[1] * factor, vector[2] * factor};
    }

    /** Packs masks one bit a pixel, lowest bit first and without gaps between frames; probabilities one byte each. */
    private static final class Bits {
        private final ByteArrayOutputStream out;
        private int current;
        private int count;

        private Bits(ByteArrayOutputStream out) {
            this.out = out;
        }

        private void add(float value, boolean whole) {
            if (whole) {
                out.write(Math.round(value * SegmentationDataset.MAXIMUM_FRACTION));
                return;
            }
            current |= value > 0 ? 1 << count : 0;
            if (++count == 8) {
                out.write(current);
                current = 0;
                count = 0;
            }
        }

        /** Values have an even number of bytes. */
        private void end() {
            if (count > 0) {
                out.write(current);
            }
            if (out.size() % 2 != 0) {
                out.write(0);
            }
        }
    }
}
