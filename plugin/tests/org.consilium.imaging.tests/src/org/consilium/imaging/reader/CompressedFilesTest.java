// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.consilium.ground.Progress;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.internal.dicom.PixelDecoder;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.study.SliceSelection;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vectors of the decoders as DICOM files of every compressed transfer syntax, whole and damaged. */
class CompressedFilesTest {
    private static final Map<String, String> SYNTAXES = Map.of(
            "RLE", "1.2.840.10008.1.2.5",
            "JPEG_BASELINE", "1.2.840.10008.1.2.4.50",
            "JPEG_EXTENDED", "1.2.840.10008.1.2.4.51",
            "JPEG_LOSSLESS", "1.2.840.10008.1.2.4.57",
            "JPEG_LS", "1.2.840.10008.1.2.4.81",
            "JPEG_2000", "1.2.840.10008.1.2.4.91");

    private static final DicomReadOptions ALL = DicomReadOptions.defaults()
            .withCropSize(0)
            .withSlices(SliceSelection.ALL)
            .withThreads(1);

    @TempDir
    Path folder;

    private final List<String[]> vectors = new ArrayList<>();

    @BeforeEach
    void readTable() throws IOException {
        Files.readAllLines(vector("vectors.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .forEach(vectors::add);
    }

    @Test
    void everySyntaxGivesItsPicture() throws IOException {
        for (String[] vector : vectors) {
            Path file = write(vector);
            byte[] data = PixelDecoder.decode(file).data();
            if (vector[8].isEmpty()) {
                assertArrayEquals(unpacked(vector[7]), data, vector[0]);
            }
        }
    }

    @Test
    void valuesBeyondBitsStoredAreRefused() throws IOException {
        int tried = 0;
        for (String[] vector : vectors) {
            boolean knowsItsBits = vector[1].equals("JPEG_LS") || vector[1].equals("JPEG_2000");
            int bits = Integer.parseInt(vector[6]);
            if (!knowsItsBits || !vector[7].startsWith("grey") || bits < 9) {
                continue;
            }
            String[] fewer = vector.clone();
            fewer[6] = Integer.toString(bits - 2);
            Path file = write(fewer);
            ImagingException error =
                    assertThrows(ImagingException.class, () -> PixelDecoder.decode(file), String.join(",", vector));
            assertTrue(error.getMessage().contains("than the " + fewer[6] + " that the file says"), error.getMessage());
            tried++;
        }
        assertTrue(tried > 3, tried + " vectors");
    }

    @Test
    @Tag("slow")
    void damageCostsOnlyTheDamagedFile() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (String[] vector : vectors) {
            seeds.add(Files.readAllBytes(write(vector)));
        }
        Files.delete(folder.resolve("image.dcm"));
        Path study = Files.createDirectory(folder.resolve("study"));
        SmallStudy.write(study);
        DicomStudyReader reader = new DicomStudyReader(ALL);
        new Fuzzer(folder).run(seeds, 20 * seeds.size(), "study/mutant.dcm", file -> {
            ReadResult result = reader.read(study, Progress.NONE);
            long good = result.cases().stream()
                    .filter(image -> image.provenance().seriesUid().equals(SmallStudy.SERIES))
                    .count();
            assertTrue(good >= 3, "a good file was left out");
            for (String warning : result.warnings()) {
                assertTrue(warning.contains("file 4"), warning);
                throw new ImagingException(warning);
            }
        });
    }

    private static Path vector(String name) {
        return Path.of(System.getProperty("consilium.root"), "plugin/tests/org.consilium.codec.tests/resources/vectors")
                .resolve(name);
    }

    private static byte[] unpacked(String name) throws IOException {
        byte[] packed = Files.readAllBytes(vector("decoded/" + name + ".raw.gz"));
        return new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
    }

    /** Writes a vector as a CT image of a series of its own. */
    private Path write(String[] vector) throws IOException {
        int samples = Integer.parseInt(vector[4]);
        int cell = Integer.parseInt(vector[5]);
        Attributes image = SmallStudy.pixels(
                SmallStudy.slice(0), Integer.parseInt(vector[3]), Integer.parseInt(vector[2]), cell, new byte[0]);
        image.setString(DicomTags.SERIES_INSTANCE_UID, VR.UI, "2.25.78");
        image.setString(DicomTags.SOP_INSTANCE_UID, VR.UI, "2.25.78.1");
        image.setInt(DicomTags.SAMPLES_PER_PIXEL, VR.US, samples);
        image.setString(DicomTags.PHOTOMETRIC_INTERPRETATION, VR.CS, samples == 1 ? "MONOCHROME2" : "RGB");
        image.setInt(DicomTags.BITS_STORED, VR.US, Integer.parseInt(vector[6]));
        image.setInt(DicomTags.HIGH_BIT, VR.US, Integer.parseInt(vector[6]) - 1);
        image.setInt(DicomTags.PIXEL_REPRESENTATION, VR.US, vector[7].startsWith("signed") ? 1 : 0);
        image.remove(DicomTags.PIXEL_DATA);
        Fragments fragments = image.newFragments(DicomTags.PIXEL_DATA, VR.OB, 2);
        fragments.add(new byte[0]);
        fragments.add(Files.readAllBytes(vector(vector[0])));
        Attributes meta = new Attributes();
        meta.setBytes(DicomTags.META_VERSION, VR.OB, new byte[] {0, 1});
        meta.setString(DicomTags.TRANSFER_SYNTAX_UID, VR.UI, SYNTAXES.get(vector[1]));
        Path file = folder.resolve("image.dcm");
        try (DicomOutputStream out = new DicomOutputStream(file.toFile())) {
            out.writeDataset(meta, image);
        }
        return file;
    }
}
