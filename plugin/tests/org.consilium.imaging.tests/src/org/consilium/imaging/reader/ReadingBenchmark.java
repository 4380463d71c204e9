// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.consilium.ground.Progress;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.dicom.DicomWriter;
import org.consilium.imaging.internal.dicom.PixelDecoder;
import org.consilium.imaging.internal.dicom.StoredPixels;
import org.consilium.imaging.model.CaseSink;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.study.SliceSelection;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;

/**
 * No test: prints how long plain reading and decoding of a CT series (12 of 16 bits) takes on one thread, to stored numbers and on to
 * rescaled values (HU), and how long the reader takes to make cases of it on one thread and on all. Arguments: number of
 * slices (512), size (512), rounds (5); the medians of the rounds after the first come last.
 */
final class ReadingBenchmark {
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    /** As a benchmark of the build, with the sizes by default. */
    @Test
    void prints() throws IOException {
        main(new String[0]);
    }

    public static void main(String[] arguments) throws IOException {
        int slices = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 512;
        int size = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 512;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        Path folder = Files.createTempDirectory("consilium-benchmark");
        try {
            write(folder, slices, size);
            DicomReadOptions all =
                    DicomReadOptions.defaults().withSlices(SliceSelection.ALL).withCropSize(0);
            DicomReadOptions one = all.withThreads(1);
            List<double[]> times = new ArrayList<>();
            System.out.printf("%d slices of %dx%d, in seconds%n", slices, size, size);
            for (int round = 0; round < rounds; round++) {
                times.add(new double[] {
                    seconds(() -> decode(folder)),
                    seconds(() -> rescale(folder)),
                    seconds(() -> cases(folder, one)),
                    seconds(() -> cases(folder, all))
                });
                print("round " + (round + 1), times.get(round));
            }
            List<double[]> warm = times.subList(Math.min(1, rounds - 1), rounds);
            print(
                    "median",
                    IntStream.range(0, 4).mapToDouble(i -> median(warm, i)).toArray());
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void print(String name, double[] times) {
        System.out.printf(
                "%-8s reading and decoding %.2f, with rescaling %.2f; to cases on one thread %.2f (%.2f and %.2f times),"
                        + " on %d %.2f (%.2f and %.2f times)%n",
                name,
                times[0],
                times[1],
                times[2],
                times[2] / times[0],
                times[2] / times[1],
                Runtime.getRuntime().availableProcessors(),
                times[3],
                times[3] / times[0],
                times[3] / times[1]);
    }

    private static double median(List<double[]> times, int index) {
        double[] sorted = times.stream().mapToDouble(t -> t[index]).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private interface Task {
        void run() throws IOException;
    }

    private static double seconds(Task task) throws IOException {
        long start = System.nanoTime();
        task.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static void decode(Path folder) throws IOException {
        for (Path file : files(folder)) {
            PixelDecoder.decode(file).data();
        }
    }

    /** The shortest loop that gives HU of these files: 16 bits, unsigned, no padding. */
    private static void rescale(Path folder) throws IOException {
        for (Path file : files(folder)) {
            StoredPixels pixels = PixelDecoder.decode(file);
            float[] values = new float[pixels.count()];
            rescale(pixels.data(), values);
            if (Float.isNaN(values[values.length / 2])) {
                throw new IllegalStateException("no stored number becomes NaN");
            }
        }
    }

    private static void rescale(byte[] stored, float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = ((short) SHORTS.get(stored, 2 * i) & 0xffff) * 2f - 1000;
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void cases(Path folder, DicomReadOptions options) throws IOException {
        CaseSink sink = new CaseSink() {
            @Override
            public void accept(ImageCase next) {
                // A case that is gone at once is what a case that has been written is.
            }

            @Override
            public void discard(int from) {
                throw new IllegalStateException("the benchmark's series can't be read");
            }
        };
        new DicomStudyReader(options).read(folder, sink, new ArrayList<>(), Progress.NONE);
    }

    private static void write(Path folder, int slices, int size) throws IOException {
        Random random = new Random(1);
        byte[] pixels = new byte[2 * size * size];
        for (int slice = 0; slice < slices; slice++) {
            for (int i = 0; i < size * size; i++) {
                int value = 1000 + slice + i % size + random.nextInt(64);
                pixels[2 * i] = (byte) value;
                pixels[2 * i + 1] = (byte) (value >> 8);
            }
            Attributes image = SmallStudy.slice(slice % 3);
            image.setString(DicomTags.SOP_INSTANCE_UID, VR.UI, SmallStudy.uid(slice));
            image.setString(
                    DicomTags.IMAGE_POSITION_PATIENT,
                    VR.DS,
                    List.of("0", "0", "" + slice).toArray(new String[0]));
            SmallStudy.pixels(image, size, size, 16, pixels);
            image.setInt(DicomTags.BITS_STORED, VR.US, 12);
            image.setInt(DicomTags.HIGH_BIT, VR.US, 11);
            DicomWriter.write(folder.resolve("slice" + slice + ".dcm"), image);
        }
    }
}
