// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.model.Geometry;
import org.consilium.imaging.model.Provenance;
import org.consilium.imaging.model.SourceImage;

/** Cases of small volumes, and predictions of them as other programs write them. */
final class SmallPredictions {
    static final int WIDTH = 10;
    static final int HEIGHT = 8;
    static final int DEPTH = 3;

    /** The value of a voxel. */
    interface Voxel {
        double at(int x, int y, int z, int sample);
    }

    private SmallPredictions() {}

    /** The slices of a volume whose first voxel lies at x mm (LPS), y 20 mm, z 0 mm; pixels of 0.5 by 2 mm, slices of 3 mm. */
    static List<SegmentationCase> volume(String name, double x) {
        List<SegmentationCase> cases = new ArrayList<>();
        for (int z = 0; z < DEPTH; z++) {
            cases.add(cut(name, x, z, 0, 0, HEIGHT, WIDTH, 1));
        }
        return cases;
    }

    /** A part of a slice, whose pixels are so many of the image. */
    static SegmentationCase cut(
            String name, double x, int z, double top, double left, int height, int width, double scale) {
        Geometry image = new Geometry(2, 0.5, 3, new double[] {x, 20, 3 * z}, new double[] {1, 0, 0, 0, 1, 0});
        return new SegmentationCase(
                name + "_s00" + z,
                name,
                name,
                z,
                height,
                width,
                image,
                Provenance.none(),
                new SourceImage(
                        "", "", "", 0, HEIGHT, WIDTH, top, left, scale, scale, image, DEPTH, new double[] {0, 0, 3}));
    }

    /** A picture of which nothing is known but its size. */
    static SegmentationCase picture(String name) {
        return new SegmentationCase(
                name, name, name, 0, HEIGHT, WIDTH, Geometry.unknown(), Provenance.none(), SourceImage.none());
    }

    /** A NIfTI-1 of 32-bit numbers, packed where its name says so; its first voxel lies at x mm (LPS). */
    static void nifti(Path file, double x, int samples, Voxel voxel) throws IOException {
        ByteBuffer out =
                ByteBuffer.allocate(352 + 4 * WIDTH * HEIGHT * DEPTH * samples).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0, 348);
        int[] dim = {samples > 1 ? 4 : 3, WIDTH, HEIGHT, DEPTH, samples, 1, 1, 1};
        for (int i = 0; i < 8; i++) {
            out.putShort(40 + 2 * i, (short) dim[i]);
        }
        out.putShort(70, (short) 16);
        out.putShort(72, (short) 32);
        float[] spacing = {1, 0.5f, 2, 3};
        for (int i = 0; i < 4; i++) {
            out.putFloat(76 + 4 * i, spacing[i]);
        }
        out.putFloat(108, 352);
        out.put(123, (byte) 2);
        boolean placed = !Double.isNaN(x);
        out.putShort(254, (short) (placed ? 1 : 0));
        // NIfTI's x and y point to the right and to the front
        double[][] rows = {{-0.5, 0, 0, -x}, {0, -2, 0, -20}, {0, 0, 3, 0}};
        for (int row = 0; row < 3 && placed; row++) {
            for (int column = 0; column < 4; column++) {
                out.putFloat(280 + 16 * row + 4 * column, (float) rows[row][column]);
            }
        }
        out.put(344, (byte) 'n').put(345, (byte) '+').put(346, (byte) '1');
        out.position(352);
        for (int k = 0; k < samples; k++) {
            voxels(out, k, voxel);
        }
        Files.createDirectories(file.getParent());
        Files.write(file, file.toString().endsWith(".gz") ? SmallVolumes.gzip(out.array()) : out.array());
    }

    private static void voxels(ByteBuffer out, int sample, Voxel voxel) {
        for (int z = 0; z < DEPTH; z++) {
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    out.putFloat((float) voxel.at(x, y, z, sample));
                }
            }
        }
    }

    /** A NRRD of 32-bit numbers on the same grid. */
    static void nrrd(Path file, double x, Voxel voxel) throws IOException {
        String header = "NRRD0004\ntype: float\ndimension: 3\nspace: left-posterior-superior\nsizes: 10 8 3\n"
                + "space directions: (0.5,0,0) (0,2,0) (0,0,3)\nkinds: domain domain domain\nendian: little\n"
                + "encoding: raw\nspace origin: (" + x + ",20,0)\n\n";
        byte[] text = header.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer out = ByteBuffer.allocate(text.length + 4 * WIDTH * HEIGHT * DEPTH)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(text);
        voxels(out, 0, voxel);
        Files.createDirectories(file.getParent());
        Files.write(file, out.array());
    }

    /** The values of a slice, row by row. */
    static float[] plane(int z, int sample, Voxel voxel) {
        float[] plane = new float[WIDTH * HEIGHT];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = (float) voxel.at(i % WIDTH, i / WIDTH, z, sample);
        }
        return plane;
    }

    /** A rectangle that grows with the slice and the sample. */
    static double box(int x, int y, int z, int sample) {
        return x >= 2 && x < 5 + z + sample && y >= 1 && y < 4 + z ? 1 : 0;
    }

    /** Probabilities with grades. */
    static double grades(int x, int y, int z, int sample) {
        return (x + y + z + sample) % 8 / 8.0;
    }

    static float[] halved(float[] values) {
        float[] half = Arrays.copyOf(values, values.length);
        for (int i = 0; i < half.length; i++) {
            half[i] /= 2;
        }
        return half;
    }
}
