// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.writer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.ground.Progress;
import org.consilium.imaging.annotation.AnnotationSource;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.internal.dicom.DicomFiles;
import org.consilium.imaging.internal.dicom.PixelDecoder;
import org.consilium.imaging.internal.masks.VoxelFiles;
import org.consilium.imaging.internal.voxels.Voxels;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.layer.SegmentationFormat;
import org.consilium.imaging.layer.SegmentationLayer;
import org.consilium.imaging.layer.SegmentationOptions;
import org.consilium.imaging.layer.SegmentationValues;
import org.consilium.imaging.layer.WrittenFile;
import org.consilium.imaging.model.Geometry;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.model.RaterMask;
import org.consilium.imaging.model.SourceImage;
import org.consilium.imaging.png.Png;
import org.consilium.imaging.reader.DicomStudyReader;
import org.consilium.imaging.reader.ReadResult;
import org.consilium.imaging.reader.SmallStudy;
import org.consilium.imaging.study.DicomReadOptions;
import org.dcm4che3.data.Attributes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentationWriterTest {
    private static final DicomReadOptions WHOLE = DicomReadOptions.defaults().withCropSize(0);

    @TempDir
    Path folder;

    private Path study;
    private Path target;

    /** Two readers drew on slice 1; the second one's square reaches the border. */
    @BeforeEach
    void write() throws IOException {
        study = Files.createDirectory(folder.resolve("study"));
        target = folder.resolve("out");
        SmallStudy.write(study);
        Files.writeString(study.resolve("a.xml"), SmallStudy.xml(1, new int[] {2, 3, 4, 5}, new int[] {0, 0, 1, 2}));
    }

    @Test
    void masksOfCutsComeBackTheSame() throws IOException {
        for (int crop : new int[] {0, 4, 6, 32}) {
            List<ImageCase> cases = read(WHOLE.withCropSize(crop)).cases();
            writer(SegmentationFormat.DICOM_SEG, true)
                    .write(target, cases(cases), raters(cases), masks(cases), Progress.NONE);
            List<ImageCase> xml = read(WHOLE).cases();
            ReadResult both = read(WHOLE.withAnnotations(AnnotationSource.SEG), target);
            assertEquals(List.of(), both.warnings());
            assertEquals(1, both.cases().size());
            for (int rater = 0; rater < 2; rater++) {
                RaterMask expected = xml.get(0).masks().get(rater);
                RaterMask found = both.cases().get(0).masks().get(rater);
                assertEquals(expected.rater(), found.rater());
                // What a cut doesn't show is lost; the cut of 4 pixels holds the union's middle only.
                if (crop != 4) {
                    assertArrayEquals(expected.values(), found.values());
                } else {
                    assertTrue(found.area() <= expected.area());
                }
            }
        }
    }

    @Test
    void geometryAndReferencesAreThoseOfTheSource() throws IOException {
        List<ImageCase> cases = read(WHOLE.withCropSize(6)).cases();
        Path file = writer(SegmentationFormat.DICOM_SEG, false)
                .write(target, cases(cases), raters(cases), masks(cases), Progress.NONE)
                .get(0)
                .path();
        Attributes seg = DicomFiles.header(file).attributes();
        assertEquals(SmallStudy.SERIES, text(seg, DicomTags.SERIES_INSTANCE_UID, DicomTags.REFERENCED_SERIES_SEQUENCE));
        assertEquals("2.25.7", seg.getString(DicomTags.STUDY_INSTANCE_UID));
        assertEquals("Secret", nameIn(writeWithSource(cases)).split("\\^")[0]);
        assertEquals(cases.get(0).patient(), seg.getString(DicomTags.PATIENT_ID));
        assertEquals(8, seg.getInt(DicomTags.ROWS, 0));
        assertEquals(10, seg.getInt(DicomTags.COLUMNS, 0));
        Attributes frame = seg.getNestedDataset(DicomTags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE);
        Attributes source = frame.getNestedDataset(DicomTags.DERIVATION_IMAGE_SEQUENCE)
                .getNestedDataset(DicomTags.SOURCE_IMAGE_SEQUENCE);
        assertEquals(SmallStudy.uid(1), source.getString(DicomTags.REFERENCED_SOP_INSTANCE_UID));
        assertArrayEquals(
                new double[] {-5, 20, 3},
                frame.getNestedDataset(DicomTags.PLANE_POSITION_SEQUENCE).getDoubles(DicomTags.IMAGE_POSITION_PATIENT),
                1e-4);
        Attributes shared = seg.getNestedDataset(DicomTags.SHARED_FUNCTIONAL_GROUPS_SEQUENCE);
        assertArrayEquals(
                new double[] {2, 0.5},
                shared.getNestedDataset(DicomTags.PIXEL_MEASURES_SEQUENCE).getDoubles(DicomTags.PIXEL_SPACING),
                1e-4);
    }

    @Test
    void probabilitiesAreFractional() throws IOException {
        List<ImageCase> cases = read(WHOLE).cases();
        float[] values = new float[80];
        for (int i = 0; i < 80; i++) {
            values[i] = i / 79f;
        }
        SegmentationWriter writer = new SegmentationWriter(
                SegmentationOptions.of(SegmentationFormat.DICOM_SEG).withProbabilities(true));
        WrittenFile file = writer.write(target, cases(cases), layers("sample 01"), (i, l) -> values, Progress.NONE)
                .get(0);
        assertEquals(40, file.pixels());
        double[] stored = PixelDecoder.decode(file.path()).frame(0);
        for (int i = 0; i < 80; i++) {
            assertEquals(Math.round(values[i] * 255), stored[i]);
        }
        RaterMask back = read(WHOLE.withAnnotations(AnnotationSource.SEG), target)
                .cases()
                .get(0)
                .masks()
                .get(0);
        assertEquals("sample 01", back.rater());
        assertEquals(40, back.area());
    }

    @Test
    void resampledSlicesGoBackOntoTheirPixels() throws IOException {
        // A case of 2x2 pixels, each over 2x3 source pixels, whose upper left corner is at row 1, column 2.
        SourceImage source =
                new SourceImage("1.2", "1.3", "1.4", 0, 6, 9, 1, 2, 2, 3, place(0), 1, new double[] {0, 0, 5});
        SegmentationCase c = new SegmentationCase(
                "c", "p", "v", 0, 2, 2, place(0), read(WHOLE).cases().get(0).provenance(), source);
        WrittenFile file = writer(SegmentationFormat.NIFTI, false)
                .write(target, List.of(c), layers("m"), (i, l) -> new float[] {1, 0, 0, 1}, Progress.NONE)
                .get(0);
        float[] mask = VoxelFiles.read(file.path()).slice(0, 0);
        float[] expected = new float[54];
        for (int row = 1; row < 5; row++) {
            for (int column = 2; column < 8; column++) {
                boolean upper = row < 3;
                boolean left = column < 5;
                expected[row * 9 + column] = upper == left ? 1 : 0;
            }
        }
        assertArrayEquals(expected, mask);
    }

    @Test
    void niftiIsTheWholeVolume() throws IOException {
        List<ImageCase> cases = read(WHOLE.withCropSize(6)).cases();
        List<WrittenFile> files = writer(SegmentationFormat.NIFTI, false)
                .write(target, cases(cases), raters(cases), masks(cases), Progress.NONE);
        assertEquals(List.of("R1", "R2"), files.stream().map(WrittenFile::layer).toList());
        assertEquals(9, files.get(0).pixels());
        Voxels voxels = VoxelFiles.read(files.get(0).path());
        assertEquals(3, voxels.depth());
        assertArrayEquals(new double[] {-5, 20, 0}, voxels.grid().origin(), 1e-4);
        assertArrayEquals(new double[] {0, 0, 3}, voxels.grid().steps()[2], 1e-4);
        byte[] expected = read(WHOLE).cases().get(0).masks().get(0).values();
        float[] slice = voxels.slice(0, 1);
        for (int i = 0; i < 80; i++) {
            assertEquals(expected[i], slice[i]);
        }
    }

    @Test
    void unevenSlicesAreNoNifti() {
        SourceImage near = new SourceImage("", "", "", 0, 2, 2, 0, 0, 1, 1, place(0), 0, null);
        SourceImage far = new SourceImage("", "", "", 0, 2, 2, 0, 0, 1, 1, place(17), 0, null);
        List<SegmentationCase> cases = Stream.of(near, far)
                .map(s -> new SegmentationCase(
                        "c",
                        "p",
                        "v",
                        s == near ? 0 : 1,
                        2,
                        2,
                        s.geometry(),
                        org.consilium.imaging.model.Provenance.none(),
                        s))
                .toList();
        assertMessage("aren't evenly spaced", () -> writer(SegmentationFormat.NIFTI, false)
                .write(target, cases, layers("m"), (i, l) -> new float[4], Progress.NONE));
    }

    @Test
    void pngIsOneASlice() throws IOException {
        List<ImageCase> cases = read(WHOLE.withCropSize(6)).cases();
        WrittenFile file = writer(SegmentationFormat.PNG, false)
                .write(target, cases(cases), layers("rater_a/b"), masks(cases), Progress.NONE)
                .get(0);
        assertEquals("rater_a_b.png", file.path().getFileName().toString());
        assertEquals(cases.get(0).id(), file.path().getParent().getFileName().toString());
        byte[] expected = read(WHOLE).cases().get(0).masks().get(0).values();
        int[] values = Png.read(file.path()).values();
        for (int i = 0; i < 80; i++) {
            assertEquals(expected[i] * 255, values[i]);
        }
    }

    @Test
    void replacesNothingUnasked() throws IOException {
        List<ImageCase> cases = read(WHOLE).cases();
        SegmentationWriter writer = writer(SegmentationFormat.NIFTI, false);
        Path file = writer.write(target, cases(cases), layers("a"), masks(cases), Progress.NONE)
                .get(0)
                .path();
        byte[] before = Files.readAllBytes(file);
        assertMessage(
                "1 of 2 files are there already",
                () -> writer.write(target, cases(cases), layers("b", "a"), masks(cases), Progress.NONE));
        assertEquals(1, files(target).size());
        assertThrows(IllegalStateException.class, () -> writer(SegmentationFormat.NIFTI, true)
                .write(
                        target,
                        cases(cases),
                        layers("a"),
                        (i, l) -> {
                            if (Files.exists(file) && files(target).size() > 1) {
                                throw new IllegalStateException("half way");
                            }
                            return new float[80];
                        },
                        Progress.NONE));
        assertArrayEquals(before, Files.readAllBytes(file));
        assertEquals(List.of(file), files(target));
    }

    @Test
    void absentLayersAreNotWrittenAndEmptyOnesAre() throws IOException {
        List<ImageCase> cases = read(WHOLE).cases();
        List<WrittenFile> files = writer(SegmentationFormat.DICOM_SEG, false)
                .write(
                        target,
                        cases(cases),
                        layers("absent", "empty"),
                        (i, layer) -> layer == 0 ? null : new float[80],
                        Progress.NONE);
        assertEquals(List.of("empty"), files.stream().map(WrittenFile::layer).toList());
        assertEquals(0, files.get(0).pixels());
        assertEquals(1, PixelDecoder.decode(files.get(0).path()).layout().frames());
    }

    @Test
    void withoutAPlaceInSpaceThereIsNoSeg() {
        SegmentationCase c = new SegmentationCase(
                "c7",
                "p",
                "v",
                0,
                2,
                2,
                Geometry.unknown(),
                org.consilium.imaging.model.Provenance.none(),
                SourceImage.none());
        assertMessage("where case c7 lies in space", () -> writer(SegmentationFormat.DICOM_SEG, false)
                .write(target, List.of(c), layers("m"), (i, l) -> new float[4], Progress.NONE));
    }

    private static Geometry place(double z) {
        return new Geometry(1, 1, 5, new double[] {0, 0, z}, new double[] {1, 0, 0, 0, 1, 0});
    }

    @Test
    void sourceImagesThatTheReaderLeavesOutAreLeftOut() throws IOException {
        byte[] whole = Files.readAllBytes(study.resolve("image9.dcm"));
        Files.write(study.resolve("a.dcm"), Arrays.copyOf(whole, 150));
        Path closed = Files.write(study.resolve("b.bin"), whole);
        closed.toFile().setReadable(false);
        boolean open = Files.isReadable(closed);
        if (open) {
            Files.delete(closed);
        }
        List<ImageCase> cases = read(WHOLE).cases();
        List<String> warnings = new ArrayList<>();
        new SegmentationWriter(
                        SegmentationOptions.of(SegmentationFormat.DICOM_SEG).withSourceFolder(study.toString()))
                .write(target, cases(cases), raters(cases), masks(cases), warnings, Progress.NONE);
        assertEquals(open ? 1 : 2, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).contains("of the source images is left out: "), warnings.get(0));
    }

    /** The reader reads such files, so the writer must find them again. */
    @Test
    void sourceImagesMayLackThePrefix() throws IOException {
        for (String ending : List.of(".dcm", "")) {
            for (int slice = 0; slice < 3; slice++) {
                Path file = study.resolve("image" + (9 - slice) + ".dcm");
                Path named = study.resolve("image" + (9 - slice) + ending);
                byte[] whole = Files.readAllBytes(file);
                Files.delete(file);
                boolean prefixed = whole[128] == 'D' && whole[129] == 'I';
                Files.write(named, prefixed ? Arrays.copyOfRange(whole, 132, whole.length) : whole);
            }
            List<ImageCase> cases = read(WHOLE).cases();
            new SegmentationWriter(
                            SegmentationOptions.of(SegmentationFormat.DICOM_SEG).withSourceFolder(study.toString()))
                    .write(folder.resolve("out" + ending), cases(cases), raters(cases), masks(cases), Progress.NONE);
        }
    }

    private Path writeWithSource(List<ImageCase> cases) throws IOException {
        SegmentationOptions options =
                SegmentationOptions.of(SegmentationFormat.DICOM_SEG).withSourceFolder(study.toString());
        return new SegmentationWriter(options)
                .write(folder.resolve("named"), cases(cases), raters(cases), masks(cases), Progress.NONE)
                .get(0)
                .path();
    }

    private static String nameIn(Path file) throws IOException {
        return DicomFiles.header(file).attributes().getString(DicomTags.PATIENT_NAME);
    }

    private static String text(Attributes dataset, int tag, int sequence) {
        return dataset.getNestedDataset(sequence).getString(tag);
    }

    private static SegmentationWriter writer(SegmentationFormat format, boolean overwrite) {
        return new SegmentationWriter(SegmentationOptions.of(format).withOverwrite(overwrite));
    }

    private static List<SegmentationCase> cases(List<ImageCase> cases) {
        return cases.stream().map(SegmentationCase::of).toList();
    }

    private static List<SegmentationLayer> layers(String... names) {
        return Stream.of(names).map(SegmentationLayer::predicted).toList();
    }

    private static List<SegmentationLayer> raters(List<ImageCase> cases) {
        return cases.get(0).masks().stream()
                .map(mask -> SegmentationLayer.drawn(mask.rater()))
                .toList();
    }

    private static SegmentationValues masks(List<ImageCase> cases) {
        return (index, layer) -> {
            byte[] mask = cases.get(index).masks().get(layer).values();
            float[] values = new float[mask.length];
            for (int i = 0; i < mask.length; i++) {
                values[i] = mask[i];
            }
            return values;
        };
    }

    private static List<Path> files(Path root) {
        try (Stream<Path> walk = Files.walk(root)) {
            // a NIfTI's companion is written after it
            return walk.filter(Files::isRegularFile)
                    .filter(path -> !path.toString().endsWith(".json"))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void assertMessage(String part, org.junit.jupiter.api.function.Executable executable) {
        ImagingException error = assertThrows(ImagingException.class, executable);
        assertTrue(error.getMessage().contains(part), error.getMessage());
        assertTrue(!error.getMessage().contains("SECRET"));
    }

    private ReadResult read(DicomReadOptions options, Path... more) throws IOException {
        List<Path> paths = Stream.concat(Stream.of(study), Stream.of(more)).toList();
        return new DicomStudyReader(options).read(paths, Progress.NONE);
    }
}
