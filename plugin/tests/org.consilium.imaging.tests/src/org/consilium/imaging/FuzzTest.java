// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.consilium.imaging.internal.annotation.LidcXml;
import org.consilium.imaging.internal.dicom.DicomTags;
import org.consilium.imaging.internal.dicom.PixelDecoder;
import org.consilium.imaging.internal.study.CandidateFile;
import org.consilium.imaging.phantom.PhantomOptions;
import org.consilium.imaging.phantom.PhantomScanner;
import org.consilium.imaging.phantom.PhantomStudy;
import org.consilium.imaging.png.Png;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged input gives an exception of ours or a result, never anything else. The mutations are the same every time. */
class FuzzTest {
    private static final int DICOM_MUTATIONS = 3000;
    private static final int OTHER_MUTATIONS = 1000;
    private static final Duration LIMIT = Duration.ofSeconds(120);

    @TempDir
    Path folder;

    private interface Reader {
        void read(Path file) throws IOException;
    }

    @Test
    void damagedDicom() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (String syntax :
                List.of("1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.2")) {
            seeds.add(written(SmallStudy.slice(1), syntax));
        }
        seeds.add(runLengths());
        Path study = folder.resolve("study");
        new PhantomStudy(PhantomOptions.defaults().withCases(1).withScanners(List.of(PhantomScanner.S1)))
                .write(study, Progress.NONE);
        seeds.add(Files.readAllBytes(study.resolve("case_0001/S1/rater_A.seg.dcm")));
        fuzz(seeds, DICOM_MUTATIONS, "mutant.dcm", PixelDecoder::decode);
    }

    @Test
    void damagedStudies() throws IOException {
        Path study = Files.createDirectory(folder.resolve("study"));
        SmallStudy.write(study);
        Files.writeString(study.resolve("reading.xml"), SmallStudy.xml(1, new int[] {2, 3, 4, 5}));
        DicomStudyReader reader =
                new DicomStudyReader(DicomReadOptions.defaults().withCropSize(16));
        List<byte[]> seeds = List.of(Files.readAllBytes(study.resolve("image8.dcm")));
        fuzz(seeds, OTHER_MUTATIONS, "study/image8.dcm", file -> reader.read(study, Progress.NONE));
    }

    @Test
    void damagedXml() throws IOException {
        byte[] seed = SmallStudy.xml(1, new int[] {2, 3, 4, 5}, new int[] {1, 1, 2, 2})
                .getBytes();
        fuzz(
                List.of(seed),
                OTHER_MUTATIONS,
                "mutant.xml",
                file -> LidcXml.parse(new CandidateFile(file, "mutant.xml", true)));
    }

    @Test
    void damagedPng() throws IOException {
        byte[] values = new byte[64 * 64];
        new Random(3).nextBytes(values);
        fuzz(List.of(Png.grey(64, 64, values)), OTHER_MUTATIONS, "mutant.png", Png::read);
    }

    private void fuzz(List<byte[]> seeds, int count, String name, Reader reader) {
        Random random = new Random(20260101);
        int[] outcomes = new int[2];
        assertTimeoutPreemptively(LIMIT, () -> {
            for (int i = 0; i < count; i++) {
                Path file = Files.write(folder.resolve(name), mutated(seeds.get(i % seeds.size()), random));
                try {
                    reader.read(file);
                    outcomes[0]++;
                } catch (ImagingException e) {
                    outcomes[1]++;
                }
            }
        });
        assertTrue(outcomes[1] > 0, "no mutation was noticed");
    }

    private static byte[] mutated(byte[] seed, Random random) {
        byte[] bytes = seed.clone();
        // Most of what can go wrong stands in the header, so half of the changes go there.
        int header = Math.min(bytes.length, 1200);
        for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
            int at = random.nextInt(random.nextBoolean() ? header : bytes.length);
            bytes[at] = switch (random.nextInt(4)) {
                case 0 -> (byte) random.nextInt(256);
                case 1 -> (byte) 0xff;
                case 2 -> (byte) 0x7f;
                default -> (byte) (bytes[at] ^ 1 << random.nextInt(8));
            };
        }
        return random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private byte[] runLengths() throws IOException {
        Attributes image = SmallStudy.pixels(new Attributes(), 4, 4, 8, new byte[0]);
        Fragments fragments = image.newFragments(DicomTags.PIXEL_DATA, VR.OB, 2);
        fragments.add(new byte[0]);
        byte[] data = new byte[66];
        data[0] = 1;
        data[4] = 64;
        data[64] = -15;
        data[65] = 9;
        fragments.add(data);
        return written(image, "1.2.840.10008.1.2.5");
    }

    private byte[] written(Attributes image, String syntax) throws IOException {
        Path file = folder.resolve("seed.dcm");
        Attributes meta = new Attributes();
        meta.setString(DicomTags.TRANSFER_SYNTAX_UID, VR.UI, syntax);
        try (DicomOutputStream out = new DicomOutputStream(file.toFile())) {
            out.writeDataset(meta, image);
        }
        return Files.readAllBytes(file);
    }
}
