// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.consilium.ground.Progress;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.internal.nifti.NiftiWriter;
import org.consilium.imaging.internal.voxels.VoxelGrid;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.layer.SegmentationFormat;
import org.consilium.imaging.layer.SegmentationLayer;
import org.consilium.imaging.layer.SegmentationOptions;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.png.Png;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.study.SliceSelection;
import org.consilium.imaging.writer.SegmentationWriter;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomOutputStream;

/**
 * Small folders, one for every format that a reader takes, to be damaged. {@link #main} writes all of them; the copies of the
 * runner's tests come from there.
 */
final class SeedFolders {
    private static final byte ON = (byte) 255;

    private SeedFolders() {}

    /** @param arguments the folder that gets {@code dicom} and {@code images} */
    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(arguments[0]);
        dicom(Files.createDirectories(home.resolve("dicom")));
        images(Files.createDirectories(home.resolve("images")));
    }

    /** One folder an annotation or compression, each a study that can be read. */
    static void dicom(Path home) throws IOException {
        String xml = SmallStudy.xml(1, new int[] {2, 3, 4, 5}, new int[] {1, 1, 2, 2});
        Path lidc = study(home, "lidc");
        Files.writeString(lidc.resolve("reading.xml"), xml);
        SmallStructures.write(
                study(home, "rtstruct").resolve("rt.dcm"),
                SmallStructures.contour(1, 1, 1, 6, 1, 6, 5, 1, 5),
                SmallStructures.contour(2, 2, 2, 4, 2, 4, 4));
        Path seg = study(home, "seg");
        Files.write(seg.resolve("a.seg.dcm"), segmentation(seg, false));
        Path fractional = study(home, "fractional");
        Files.write(fractional.resolve("a.seg.dcm"), segmentation(fractional, true));
        NiftiWriter.write(
                study(home, "nifti").resolve("a.nii.gz"),
                10,
                8,
                3,
                true,
                VoxelGrid.of(new double[] {-5, 20, 0}, new double[] {0.5, 0, 0}, new double[] {0, 2, 0}, new double[] {
                    0, 0, 3
                }),
                z -> drawn(80, 20 + z));
        String nrrd = "NRRD0005\ntype: uchar\ndimension: 3\nspace: left-posterior-superior\nsizes: 10 8 3\n"
                + "space directions: (0.5,0,0) (0,2,0) (0,0,3)\nspace origin: (-5,20,0)\nencoding: raw\n";
        byte[] voxels = new byte[240];
        voxels[100] = 1;
        Files.write(study(home, "nrrd").resolve("a.nrrd"), SmallVolumes.nrrd(nrrd, voxels));
        for (Frames frames : compressed()) {
            if (frames.several()) {
                // a reading names single images
                continue;
            }
            Path folder = Files.createDirectories(home.resolve(frames.name()));
            Files.write(folder.resolve("image.dcm"), frames.file());
            Files.writeString(folder.resolve("reading.xml"), xml);
        }
    }

    /** One folder a format, each with a case of three slices or one picture; PNG with an index beside it. */
    static void images(Path home) throws IOException {
        Path png = home.resolve("png");
        Path grey = Files.createDirectories(png.resolve("grey"));
        byte[] values = new byte[80];
        new Random(3).nextBytes(values);
        Files.write(grey.resolve("image.png"), Png.grey(10, 8, values));
        Files.write(grey.resolve("rater_A.png"), Png.grey(10, 8, picture(20)));
        Files.write(grey.resolve("rater_B.png"), Png.grey(10, 8, picture(21)));
        Path deep = Files.createDirectories(png.resolve("deep"));
        short[] words = new short[80];
        for (int i = 0; i < words.length; i++) {
            words[i] = (short) (800 * i);
        }
        Files.write(deep.resolve("image.png"), Png.grey16(10, 8, words));
        Files.write(deep.resolve("rater_A.png"), Png.grey(10, 8, picture(22)));
        Files.writeString(png.resolve("index.tsv"), "id\tpatient\tslice\ngrey\tP1\t1\ndeep\tP2\t4\n");

        byte[] image = SmallVolumes.nifti(1, 4, ByteOrder.LITTLE_ENDIAN, 2, -1000);
        byte[] mask = mask(SmallVolumes.nifti(1, 2, ByteOrder.LITTLE_ENDIAN, 1, 0), 352);
        Path nifti = volume(home, "nifti");
        Files.write(nifti.resolve("image.nii.gz"), SmallVolumes.gzip(image));
        Files.write(nifti.resolve("rater_A.nii"), mask);
        Files.write(
                nifti.resolve("rater_B.nii.gz"),
                SmallVolumes.gzip(mask(SmallVolumes.nifti(2, 2, ByteOrder.BIG_ENDIAN, 1, 0), 544)));
        Path pair = volume(home, "pair");
        pair(pair, "image", image);
        pair(pair, "rater_A", mask);

        Path nrrd = volume(home, "nrrd");
        Files.write(
                nrrd.resolve("image.nrrd"),
                SmallVolumes.nrrd(
                        SmallVolumes.nrrdHeader("short", "gzip", ""), SmallVolumes.gzip(SmallVolumes.shorts())));
        String labels = "Segment0_Name:=tumour\nSegment0_LabelValue:=1\n";
        byte[] inside = mask(new byte[60], 0);
        Files.write(
                nrrd.resolve("rater_A.nrrd"),
                SmallVolumes.nrrd(SmallVolumes.nrrdHeader("uchar", "raw", labels), inside));
        Path detached = volume(home, "nhdr");
        Files.writeString(
                detached.resolve("image.nhdr"),
                SmallVolumes.nrrdHeader("short", "raw", "data file: image.raw\n") + "\n");
        Files.write(detached.resolve("image.raw"), SmallVolumes.shorts());
        Files.writeString(
                detached.resolve("rater_A.nhdr"),
                SmallVolumes.nrrdHeader("uchar", "ascii", "data file: rater_A.txt\n") + "\n");
        Files.writeString(detached.resolve("rater_A.txt"), "0 1 0 0 0 ".repeat(12));
    }

    private static Path study(Path home, String name) throws IOException {
        Path study = Files.createDirectories(home.resolve(name));
        SmallStudy.write(study);
        return study;
    }

    private static Path volume(Path home, String name) throws IOException {
        return Files.createDirectories(home.resolve(name).resolve("case"));
    }

    private static float[] drawn(int count, int at) {
        float[] values = new float[count];
        values[at] = 1;
        return values;
    }

    private static byte[] picture(int at) {
        byte[] values = new byte[80];
        values[at] = ON;
        return values;
    }

    /** Of zeros and ones, from a place on. */
    private static byte[] mask(byte[] file, int from) {
        for (int i = from; i < file.length; i++) {
            file[i] = (byte) (i % 7 == 0 ? 1 : 0);
        }
        return file;
    }

    /** The same volume in two files. */
    private static void pair(Path folder, String name, byte[] file) throws IOException {
        ByteBuffer header = ByteBuffer.wrap(file.clone()).order(ByteOrder.LITTLE_ENDIAN);
        header.putFloat(108, 0);
        header.put(344, "ni1\0".getBytes(StandardCharsets.US_ASCII));
        byte[] head = new byte[348];
        header.get(0, head);
        byte[] voxels = new byte[file.length - 352];
        header.get(352, voxels);
        Files.write(folder.resolve(name + ".hdr"), head);
        Files.write(folder.resolve(name + ".img"), voxels);
    }

    /** A DICOM SEG of the study's slices. */
    static byte[] segmentation(Path study, boolean fractional) throws IOException {
        List<ImageCase> cases = new DicomStudyReader(
                        DicomReadOptions.defaults().withCropSize(0).withSlices(SliceSelection.ALL))
                .read(study, Progress.NONE)
                .cases();
        Path folder = Files.createTempDirectory("seg");
        Path file = new SegmentationWriter(SegmentationOptions.of(SegmentationFormat.DICOM_SEG)
                        .withProbabilities(fractional)
                        .withOverwrite(true))
                .write(
                        folder,
                        cases.stream().map(SegmentationCase::of).toList(),
                        List.of(SegmentationLayer.drawn("A")),
                        (index, layer) -> drawn(80, 20 + index),
                        Progress.NONE)
                .get(0)
                .path();
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }

    /** A file of compressed frames. */
    record Frames(String name, boolean several, int pixels, byte[] file) {}

    /** One a way of compression, some with several frames. */
    static List<Frames> compressed() throws IOException {
        byte[] jpeg = SmallFrames.jpeg(16, 16);
        byte[] lossless = SmallFrames.jpegLossless(16, 700);
        return List.of(
                frames("rle", "1.2.840.10008.1.2.5", 16, 8, SmallFrames.runLengths(1)),
                frames("rle2", "1.2.840.10008.1.2.5", 16, 16, SmallFrames.runLengths(2), SmallFrames.runLengths(2)),
                frames("jpeg", "1.2.840.10008.1.2.4.50", 16, 8, jpeg),
                frames("jpeg2", "1.2.840.10008.1.2.4.50", 16, 8, jpeg, jpeg),
                frames("jpeg12", "1.2.840.10008.1.2.4.51", 16, 16, SmallFrames.jpegOfTwelveBits(16, 200)),
                frames("lossless", "1.2.840.10008.1.2.4.57", 16, 16, lossless),
                frames("lossless2", "1.2.840.10008.1.2.4.70", 16, 16, lossless, lossless),
                frames("jpegls", "1.2.840.10008.1.2.4.80", 16, 16, SmallFrames.jpegLs(16, 0, 700)),
                frames("near", "1.2.840.10008.1.2.4.81", 16, 16, SmallFrames.jpegLs(16, 2, 700)),
                frames("j2k", "1.2.840.10008.1.2.4.90", 64, 16, SmallFrames.jpeg2000("00", true, 1500)),
                frames("j2klossy", "1.2.840.10008.1.2.4.91", 64, 16, SmallFrames.jpeg2000("00", false, 1500)));
    }

    /** The study's second slice, with other pixels: an offset table and a fragment a frame. */
    private static Frames frames(String name, String syntax, int size, int bits, byte[]... frames) throws IOException {
        Attributes image = SmallStudy.pixels(SmallStudy.slice(1), size, size, bits, new byte[0]);
        if (frames.length > 1) {
            image.setInt(DicomTags.NUMBER_OF_FRAMES, VR.IS, frames.length);
        }
        Fragments fragments = image.newFragments(DicomTags.PIXEL_DATA, VR.OB, 1 + frames.length);
        ByteBuffer offsets = ByteBuffer.allocate(4 * frames.length).order(ByteOrder.LITTLE_ENDIAN);
        fragments.add(offsets.array());
        int offset = 0;
        for (byte[] frame : frames) {
            offsets.putInt(offset);
            offset += 8 + frame.length + frame.length % 2;
            fragments.add(frame);
        }
        return new Frames(name, frames.length > 1, frames.length * size * size, file(image, syntax));
    }

    static byte[] file(Attributes image, String syntax) throws IOException {
        Attributes meta = new Attributes();
        meta.setString(DicomTags.TRANSFER_SYNTAX_UID, VR.UI, syntax);
        Path file = Files.createTempFile("seed", ".dcm");
        try (DicomOutputStream out = new DicomOutputStream(file.toFile())) {
            out.writeDataset(meta, image);
        }
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }
}
