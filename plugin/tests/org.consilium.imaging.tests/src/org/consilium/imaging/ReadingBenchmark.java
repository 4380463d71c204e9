// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.consilium.imaging.internal.dicom.DicomTags;
import org.consilium.imaging.internal.dicom.DicomWriter;
import org.consilium.imaging.internal.dicom.PixelDecoder;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;

/**
 * No test: prints how long plain reading and decoding of a CT series takes on one thread and on all, and how long the
 * reader takes to make cases of it. Arguments: number of slices (512), size (512).
 */
public final class ReadingBenchmark {
    private ReadingBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int slices = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 512;
        int size = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 512;
        Path folder = Files.createTempDirectory("consilium-benchmark");
        try {
            write(folder, slices, size);
            DicomReadOptions options =
                    DicomReadOptions.defaults().withSlices(SliceSelection.ALL).withCropSize(0);
            for (int round = 0; round < 3; round++) {
                double plain = seconds(() -> decode(folder));
                double one = seconds(() ->
                        cases(folder, options.withVolumes(options.volumes().withThreads(1))));
                double all = seconds(() -> cases(folder, options));
                System.out.printf(
                        "%d slices of %dx%d: reading and decoding %.2f s; to cases %.2f s on one thread (%.2f times),"
                                + " %.2f s on %d (%.2f times)%n",
                        slices,
                        size,
                        size,
                        plain,
                        one,
                        one / plain,
                        all,
                        Runtime.getRuntime().availableProcessors(),
                        all / plain);
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
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
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                PixelDecoder.decode(file);
            }
        }
    }

    private static void cases(Path folder, DicomReadOptions options) throws IOException {
        new DicomStudyReader(options).read(folder, Progress.NONE);
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
            DicomWriter.write(folder.resolve("slice" + slice + ".dcm"), image);
        }
    }
}
