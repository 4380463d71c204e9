// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.consilium.ground.Progress;
import org.consilium.imaging.annotation.AnnotationSource;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.dicom.DicomWriter;
import org.consilium.imaging.images.MaskOptions;
import org.consilium.imaging.images.MissingMasks;
import org.consilium.imaging.images.RaterImageOptions;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.layer.SegmentationFormat;
import org.consilium.imaging.layer.SegmentationLayer;
import org.consilium.imaging.layer.SegmentationOptions;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.model.RaterMask;
import org.consilium.imaging.png.Png;
import org.consilium.imaging.pseudonym.PseudonymOptions;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.study.Normalisation;
import org.consilium.imaging.study.SliceSelection;
import org.consilium.imaging.writer.SegmentationWriter;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study whose folders, files and headers are full of names: none of them is said or written, unless asked for. */
class NoNamesTest {
    private static final List<String> NAMES =
            List.of("mueller", "hans", "schmidt", "4711815", "secret", "huber", "radiologe");

    private static final DicomReadOptions ALL = DicomReadOptions.defaults()
            .withNormalisation(Normalisation.NONE)
            .withSlices(SliceSelection.ALL)
            .withCropSize(0);

    @TempDir
    Path folder;

    private Path study;

    @BeforeEach
    void write() throws IOException {
        study = Files.createDirectories(folder.resolve("study"));
        Path patient = Files.createDirectories(study.resolve("MUELLER^HANS/schmidt"));
        for (int slice = 0; slice < 3; slice++) {
            Attributes image = SmallStudy.slice(slice);
            image.setString(DicomTags.PATIENT_ID, VR.LO, "4711815");
            image.setString(DicomTags.PATIENT_NAME, VR.PN, "Mueller^Hans");
            DicomWriter.write(patient.resolve("Mueller_Hans_" + slice + ".dcm"), image);
        }
        SmallStructures.write(
                patient.resolve("Radiologe_Huber.dcm"),
                new SmallStructures.Drawn("Huber", 0, true, new double[] {1.5, 0.5, 5.5, 0.5, 5.5, 3.5, 1.5, 3.5}));
        Files.writeString(patient.resolve("mueller.dcm"), "no DICOM at all, but called so");
        Files.writeString(
                patient.resolve("hans.xml"),
                SmallStudy.xml(0, new int[] {1, 1, 3, 3}).replace("2.25.77", "2.25.9"));
        Files.write(patient.resolve("schmidt.nii.gz"), new byte[100]);
    }

    @Test
    void dicomIsReadWithoutNames() throws IOException {
        ReadResult result = read(ALL);
        assertEquals(3, result.warnings().size(), result.warnings().toString());
        assertClean(result);
        assertEquals(3, result.cases().size());
        ReadResult kept = read(ALL.withPseudonyms(PseudonymOptions.defaults().withKeepNames(true)));
        assertEquals("4711815", kept.cases().get(0).patient());
    }

    @Test
    void errorsNameNobody() throws IOException {
        ImagingException none = assertThrows(
                ImagingException.class, () -> read(DicomReadOptions.defaults().withAnnotations(AnnotationSource.SEG)));
        assertClean(none.getMessage());
        Path gone = folder.resolve("MUELLER^HANS");
        ImagingException missing = assertThrows(
                ImagingException.class, () -> new DicomStudyReader(ALL).read(List.of(gone), Progress.NONE));
        assertClean(missing.getMessage());
    }

    @Test
    void filesAreWrittenWithoutNames() throws IOException {
        List<ImageCase> cases = read(ALL).cases();
        for (SegmentationFormat format : SegmentationFormat.values()) {
            Path target = folder.resolve("written " + format);
            new SegmentationWriter(SegmentationOptions.of(format))
                    .write(
                            target,
                            cases.stream().map(SegmentationCase::of).toList(),
                            List.of(SegmentationLayer.drawn(
                                    cases.get(0).masks().get(0).rater())),
                            (index, layer) -> new float[80],
                            Progress.NONE);
            try (Stream<Path> files = Files.walk(target)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertClean(target.relativize(file).toString());
                    assertClean(Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
    }

    @Test
    void twoInstallationsCallPatientsDifferentlyAndDataTheSame() throws IOException {
        List<ImageCase> here = read(ALL).cases();
        Path secret = Files.writeString(folder.resolve("secret"), "another installation");
        List<ImageCase> there = read(ALL.withPseudonyms(
                        PseudonymOptions.defaults().withSecretFile(secret.toString())))
                .cases();
        assertEquals(here.size(), there.size());
        for (int i = 0; i < here.size(); i++) {
            assertNotEquals(here.get(i).patient(), there.get(i).patient());
            assertEquals(here.get(i).key(), there.get(i).key());
            assertEquals(here.get(i).volumeKey(), there.get(i).volumeKey());
        }
        assertEquals(3, here.stream().map(ImageCase::key).distinct().count());
        assertEquals(1, here.stream().map(ImageCase::volumeKey).distinct().count());
    }

    @Test
    void foldersOfImagesAreReadWithoutNames() throws IOException {
        Path home = Files.createDirectories(folder.resolve("images/MUELLER^HANS_s1"));
        Files.write(home.resolve("image.png"), Png.grey(4, 4, new byte[16]));
        Files.write(home.resolve("rater_Huber.png"), Png.grey(4, 4, new byte[16]));
        Path bare = Files.createDirectories(folder.resolve("images/Schmidt"));
        Files.write(
                bare.resolve("image.png"), Png.grey(4, 4, new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
        Files.writeString(folder.resolve("images/index.tsv"), "id\tpatient\nSchmidt\t4711815\n");
        RaterImageOptions options = RaterImageOptions.defaults();
        ImagingException error = assertThrows(ImagingException.class, () -> images(options));
        assertClean(error.getMessage());
        ReadResult result = images(options.withMasks(MaskOptions.defaults().withMissing(MissingMasks.KEEP)));
        assertClean(result);
        assertClean(images(options.withMasks(MaskOptions.defaults().withMissing(MissingMasks.SKIP))));
        ReadResult kept = images(options.withMasks(MaskOptions.defaults().withMissing(MissingMasks.KEEP))
                .withPseudonyms(PseudonymOptions.defaults().withKeepNames(true)));
        assertEquals("MUELLER^HANS_s1", kept.cases().get(0).id());
        assertEquals("Huber", kept.cases().get(0).masks().get(0).rater());
        assertEquals(result.cases().get(0).key(), kept.cases().get(0).key());
        assertNotEquals(result.cases().get(0).key(), result.cases().get(1).key());
        Files.write(home.resolve("rater_Huber.png"), Png.grey(4, 5, new byte[20]));
        assertClean(assertThrows(ImagingException.class, () -> images(options)).getMessage());
        Files.write(home.resolve("rater_Huber.png"), new byte[20]);
        assertClean(assertThrows(ImagingException.class, () -> images(options)).getMessage());
    }

    private ReadResult images(RaterImageOptions options) throws IOException {
        return new RaterImageReader(options).read(folder.resolve("images"), Progress.NONE);
    }

    private ReadResult read(DicomReadOptions options) throws IOException {
        return new DicomStudyReader(options).read(study, (fraction, message) -> assertClean(message));
    }

    private static void assertClean(ReadResult result) {
        List<String> said = new ArrayList<>(result.warnings());
        said.add(result.raterIdentity());
        for (ImageCase image : result.cases()) {
            said.addAll(List.of(image.id(), image.patient(), image.volume(), image.key(), image.volumeKey()));
            said.add(image.provenance().toString());
            said.add(image.source().toString());
            image.masks().stream().map(RaterMask::rater).forEach(said::add);
        }
        said.forEach(NoNamesTest::assertClean);
        assertTrue(said.size() > result.warnings().size() + 1);
    }

    private static void assertClean(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        NAMES.forEach(name -> assertFalse(lower.contains(name), name + " in: " + text));
    }
}
