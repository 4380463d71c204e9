// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.consilium.ground.Progress;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.images.RaterImageOptions;
import org.consilium.imaging.internal.dicom.PixelDecoder;
import org.consilium.imaging.internal.document.LidcXml;
import org.consilium.imaging.internal.files.CandidateFile;
import org.consilium.imaging.internal.masks.VoxelFiles;
import org.consilium.imaging.internal.voxels.Voxels;
import org.consilium.imaging.png.Png;
import org.consilium.imaging.study.DicomReadOptions;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged input of every kind, 20,000 files in all. */
@Tag("slow")
class FuzzTest {
    @TempDir
    Path folder;

    @Test
    void damagedDicom() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (String syntax :
                List.of("1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.2")) {
            seeds.add(SeedFolders.file(SmallStudy.slice(1), syntax));
        }
        seeds.add(nested());
        new Fuzzer(folder).run(seeds, 3500, "mutant.dcm", PixelDecoder::decode);
    }

    @Test
    void damagedCompressedDicom() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (SeedFolders.Frames frames : SeedFolders.compressed()) {
            Path seed = Files.write(folder.resolve("seed.dcm"), frames.file());
            assertEquals(
                    frames.pixels(), PixelDecoder.decode(seed).count(), "a seed that can't be read would test little");
            seeds.add(frames.file());
        }
        new Fuzzer(folder).run(seeds, 3500, "mutant.dcm", PixelDecoder::decode);
    }

    @Test
    void damagedStudies() throws IOException {
        Path study = study();
        Files.writeString(study.resolve("reading.xml"), SmallStudy.xml(1, new int[] {2, 3, 4, 5}));
        DicomStudyReader reader = new DicomStudyReader(oneThread().withCropSize(16));
        List<byte[]> seeds = List.of(Files.readAllBytes(study.resolve("image8.dcm")));
        new Fuzzer(folder).run(seeds, 500, "study/image8.dcm", file -> reader.read(study, Progress.NONE));
    }

    @Test
    void damagedSegmentations() throws IOException {
        Path study = study();
        List<byte[]> seeds = List.of(SeedFolders.segmentation(study, false), SeedFolders.segmentation(study, true));
        DicomStudyReader reader = new DicomStudyReader(oneThread().withCropSize(0));
        new Fuzzer(folder).run(seeds, 1500, "study/a.seg.dcm", file -> reader.read(study, Progress.NONE));
    }

    @Test
    void damagedStructureSets() throws IOException {
        Path study = study();
        Path file = study.resolve("rt.dcm");
        SmallStructures.write(
                file, SmallStructures.contour(1, 1, 1, 6, 1, 6, 5, 1, 5), SmallStructures.contour(2, 2, 2, 4, 2, 4, 4));
        DicomStudyReader reader = new DicomStudyReader(oneThread().withCropSize(0));
        List<byte[]> seeds = List.of(Files.readAllBytes(file));
        new Fuzzer(folder).run(seeds, 1000, "study/rt.dcm", mutant -> reader.read(study, Progress.NONE));
    }

    @Test
    void damagedXml() throws IOException {
        byte[] seed = SmallStudy.xml(1, new int[] {2, 3, 4, 5}, new int[] {1, 1, 2, 2})
                .getBytes(StandardCharsets.UTF_8);
        new Fuzzer(folder)
                .run(
                        List.of(seed),
                        3500,
                        "mutant.xml",
                        file -> LidcXml.parse(new CandidateFile(file, "mutant.xml", 1, true)));
    }

    @Test
    void damagedNifti() {
        List<byte[]> seeds = new ArrayList<>();
        for (int version : new int[] {1, 2}) {
            for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
                byte[] plain = SmallVolumes.nifti(version, version == 1 ? 4 : 16, order, 2, -1000);
                seeds.add(plain);
                seeds.add(SmallVolumes.gzip(plain));
            }
        }
        new Fuzzer(folder).run(seeds, 3000, "mutant.nii.gz", FuzzTest::readVoxels);
    }

    @Test
    void damagedNrrd() {
        List<byte[]> seeds = new ArrayList<>();
        byte[] voxels = SmallVolumes.shorts();
        seeds.add(SmallVolumes.nrrd(SmallVolumes.nrrdHeader("short", "raw", "byte skip: -1\n"), voxels));
        seeds.add(SmallVolumes.nrrd(SmallVolumes.nrrdHeader("short", "gzip", ""), SmallVolumes.gzip(voxels)));
        byte[] text = "1 2 3 4 5 6 7 8 9 10 ".repeat(6).getBytes(StandardCharsets.US_ASCII);
        seeds.add(SmallVolumes.nrrd(SmallVolumes.nrrdHeader("float", "ascii", ""), text));
        seeds.add(SmallVolumes.nrrd(SmallVolumes.nrrdHeader("short", "raw", "data file: ./../x.raw\n"), new byte[0]));
        new Fuzzer(folder).run(seeds, 3000, "mutant.nrrd", FuzzTest::readVoxels);
    }

    @Test
    void damagedPng() {
        byte[] values = new byte[64 * 64];
        new Random(3).nextBytes(values);
        new Fuzzer(folder).run(List.of(Png.grey(64, 64, values)), 500, "mutant.png", Png::read);
    }

    /** A case of each format beside one that is whole; any file of it is damaged, the index among them. */
    @Test
    void damagedFoldersOfImages() throws IOException {
        Path seeds = folder.resolve("seeds");
        SeedFolders.images(seeds);
        RaterImageReader reader = new RaterImageReader(RaterImageOptions.defaults());
        for (String format : List.of("png", "nifti", "pair", "nrrd", "nhdr")) {
            Path study = seeds.resolve(format);
            assertEquals(List.of(), reader.read(study, Progress.NONE).warnings(), format);
            new Fuzzer(folder).runFolder(study, 400, () -> reader.read(study, Progress.NONE));
        }
    }

    private static void readVoxels(Path file) throws IOException {
        Voxels voxels = VoxelFiles.read(file);
        for (int z = 0; z < Math.min(4, voxels.depth()); z++) {
            voxels.slice(voxels.channels() - 1, voxels.depth() - 1 - z);
        }
        voxels.grid().slice(1);
    }

    /** What a reading takes is measured on the thread that calls it. */
    private static DicomReadOptions oneThread() {
        return DicomReadOptions.defaults().withThreads(1);
    }

    private Path study() throws IOException {
        Path study = Files.createDirectory(folder.resolve("study"));
        SmallStudy.write(study);
        return study;
    }

    /** Sequences in sequences, private and of unknown representation among them. */
    private byte[] nested() throws IOException {
        Attributes image = SmallStudy.slice(1);
        Attributes outer = image;
        for (int depth = 0; depth < 12; depth++) {
            Attributes inner = new Attributes();
            outer.newSequence(depth % 2 == 0 ? DicomTags.REFERENCED_SERIES_SEQUENCE : 0x00091002, 1)
                    .add(inner);
            inner.setInt(DicomTags.ROWS, VR.US, depth);
            outer = inner;
        }
        return SeedFolders.file(image, "1.2.840.10008.1.2.1");
    }
}
