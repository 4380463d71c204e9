// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.phantom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.consilium.ground.LockFile;
import org.consilium.ground.Progress;
import org.consilium.imaging.annotation.AnnotationSource;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.model.RaterMask;
import org.consilium.imaging.pseudonym.PseudonymOptions;
import org.consilium.imaging.reader.DicomStudyReader;
import org.consilium.imaging.reader.ReadResult;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.study.Normalisation;
import org.consilium.imaging.study.SliceSelection;
import org.consilium.phantom.design.PhantomDesign;
import org.consilium.phantom.design.PhantomOptions;
import org.consilium.phantom.design.PhantomPreset;
import org.consilium.phantom.design.PhantomScanner;
import org.consilium.phantom.internal.Anatomy;
import org.consilium.phantom.internal.CaseWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhantomStudyTest {
    private static final PhantomOptions SMALL =
            PhantomOptions.defaults().withCases(2).withSeed(5);
    private static final DicomReadOptions WHOLE =
            DicomReadOptions.defaults().withCropSize(0).withNormalisation(Normalisation.NONE);

    @TempDir
    Path folder;

    @Test
    void sameSeedSameBytes() throws IOException {
        List<Path> first = write("a", SMALL);
        List<Path> second = write("b", SMALL);
        assertEquals(2 * 4 * (5 + 4 + 1) + 1, first.size());
        for (int i = 0; i < first.size(); i++) {
            assertEquals(
                    folder.resolve("a").relativize(first.get(i)),
                    folder.resolve("b").relativize(second.get(i)));
            assertEquals(
                    -1,
                    Files.mismatch(first.get(i), second.get(i)),
                    first.get(i).toString());
        }
        List<Path> other = write("c", SMALL.withSeed(6));
        assertTrue(Files.mismatch(first.get(2), other.get(2)) >= 0);
    }

    @Tag("slow")
    @Test
    void aCaseIsTheSameWhateverElseIsAsked() throws IOException {
        write("all", SMALL);
        write("one", SMALL.withCases(5).withScanners(List.of(PhantomScanner.S3)).withPreset(PhantomPreset.NULL));
        String image = "case_0002/S3/image_003.dcm";
        assertEquals(-1, Files.mismatch(folder.resolve("all/" + image), folder.resolve("one/" + image)));
    }

    @ParameterizedTest
    @EnumSource(PhantomPreset.class)
    void readsBackWhatTheRatersDrew(PhantomPreset preset) throws IOException {
        PhantomOptions options = SMALL.withPreset(preset).withCases(3).withScanners(List.of(PhantomScanner.S1));
        write("study", options);
        for (AnnotationSource source : List.of(AnnotationSource.SEG, AnnotationSource.XML)) {
            ReadResult result = new DicomStudyReader(WHOLE.withAnnotations(source)
                            .withPseudonyms(PseudonymOptions.defaults().withKeepNames(true)))
                    .read(folder.resolve("study"), Progress.NONE);
            assertEquals(List.of(), result.warnings());
            assertEquals(3 * 3, result.cases().size());
            for (ImageCase image : result.cases()) {
                assertEquals("PHANTOM-5", image.patient().substring(0, 9));
                int number = Integer.parseInt(image.patient().substring(10));
                SortedMap<String, SortedMap<Integer, BitSet>> drawn =
                        CaseWriter.masks(options, number, new Anatomy(5, number, 128));
                assertEquals(4, image.masks().size());
                for (RaterMask mask : image.masks()) {
                    BitSet expected = drawn.get(mask.rater()).getOrDefault(image.slice(), new BitSet());
                    assertArrayEquals(bytes(expected), mask.values(), source + " " + image.id() + mask.rater());
                }
            }
        }
    }

    @Test
    void theLesionLiesInTheMiddleSlicesAndChangesWithDepth() throws IOException {
        write("study", SMALL.withScanners(List.of(PhantomScanner.S1)));
        List<ImageCase> cases = new DicomStudyReader(WHOLE.withSlices(SliceSelection.ALL))
                .read(folder.resolve("study"), Progress.NONE)
                .cases();
        assertEquals(10, cases.size());
        for (int i = 0; i < 5; i++) {
            int area = cases.get(i).masks().get(0).area();
            assertEquals(i > 0 && i < 4, area > 0, "slice " + i);
        }
        assertTrue(
                cases.get(2).masks().get(1).area() > cases.get(1).masks().get(1).area());
    }

    @Test
    void scannersDifferAndSayWhoTheyAre() throws IOException {
        write("study", SMALL.withCases(1));
        List<ImageCase> cases = new DicomStudyReader(WHOLE.withSlices(SliceSelection.LARGEST))
                .read(folder.resolve("study"), Progress.NONE)
                .cases();
        assertEquals(4, cases.size());
        assertEquals(
                List.of("CT", "CT", "CT", "MR"),
                cases.stream().map(c -> c.provenance().modality()).toList());
        assertEquals("SHARP", cases.get(1).provenance().kernel());
        assertEquals(1, cases.stream().map(ImageCase::patient).distinct().count());
        assertEquals(4, cases.stream().map(ImageCase::volume).distinct().count());
        double[] roughness =
                cases.stream().mapToDouble(PhantomStudyTest::roughness).toArray();
        assertTrue(roughness[1] > 2 * roughness[0], "the sharp kernel amplifies high frequencies");
        assertTrue(roughness[2] < roughness[0] / 2, "the smooth scanner takes them away");
        for (ImageCase image : cases) {
            assertEquals(0.7, image.geometry().rowSpacing());
            assertArrayEquals(
                    cases.get(0).masks().get(0).values(), image.masks().get(0).values());
        }
    }

    @Test
    void backgroundIsZeroHounsfield() throws IOException {
        write("study", SMALL.withCases(1).withScanners(List.of(PhantomScanner.S1)));
        ImageCase outer = new DicomStudyReader(WHOLE.withSlices(SliceSelection.ALL))
                .read(folder.resolve("study"), Progress.NONE)
                .cases()
                .get(0);
        double sum = 0;
        for (float value : outer.image().values()) {
            sum += value;
        }
        assertEquals(0, sum / outer.image().values().length, 25);
    }

    @Test
    void confoundedDesignGivesEachCaseOneScannerAndOneRater() throws IOException {
        write("study", SMALL.withCases(8).withDesign(PhantomDesign.CONFOUNDED).withRho(1));
        List<String> table = Files.readAllLines(folder.resolve("study").resolve(PhantomStudy.TABLE));
        assertEquals(9, table.size());
        for (String line : table.subList(1, 9)) {
            String[] cells = line.split("\t");
            assertEquals("ABCD".substring(cells[2].charAt(1) - '1').substring(0, 1), cells[4]);
        }
        ReadResult result = new DicomStudyReader(WHOLE).read(folder.resolve("study"), Progress.NONE);
        assertTrue(result.cases().stream().allMatch(c -> c.masks().size() == 1));
    }

    @Test
    void keepsOtherPeoplesFilesAndLeavesNothingBehind() throws IOException {
        Path study = folder.resolve("study");
        assertThrows(CancellationException.class, () -> new PhantomStudy(SMALL).write(study, (fraction, message) -> {
            if (fraction > 0.4) {
                throw new CancellationException();
            }
        }));
        assertFalse(Files.exists(study));
        write("study", SMALL.withCases(3).withScanners(List.of(PhantomScanner.S1)));
        assertThrows(ImagingException.class, () -> write("study", SMALL));
        write("study", SMALL.withScanners(List.of(PhantomScanner.S1)).withOverwrite(true));
        try (Stream<Path> children = Files.list(study)) {
            assertEquals(3, children.count());
        }
        Files.writeString(Files.createDirectory(folder.resolve("mine")).resolve("thesis.txt"), "text");
        assertThrows(ImagingException.class, () -> write("mine", SMALL.withOverwrite(true)));
    }

    /** Killed while it wrote, and killed while it moved what it had written. */
    @Test
    void whatAKilledWriterLeftIsInNobodysWay() throws IOException {
        List<Path> whole = write("whole", SMALL);
        Path study = folder.resolve("study");
        Files.createDirectories(study.resolve(".partial42/case_0001"));
        Files.createFile(study.resolve(".consilium.lock"));
        assertEquals(whole.size(), write("study", SMALL).size());

        Files.createDirectories(study.resolve(".partial43/case_0002"));
        Files.createFile(study.resolve(".consilium.lock"));
        Files.delete(study.resolve(PhantomStudy.TABLE));
        Files.createFile(study.resolve("case_0001/half"));
        assertEquals(whole.size(), write("study", SMALL).size());

        assertEquals(names(folder.resolve("whole")), names(study));
    }

    /** Two runs with the same settings share the temporary folder: the second must not take away what the first reads. */
    @Test
    void aStudyThatIsTheSameStaysWhereItIs() throws IOException {
        Path file = write("study", SMALL).get(0);
        Object before = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        assumeTrue(before != null, "files have no keys here");

        write("study", SMALL.withOverwrite(true));
        assertEquals(
                before, Files.readAttributes(file, BasicFileAttributes.class).fileKey());

        Files.writeString(file, "changed");
        write("study", SMALL.withOverwrite(true));
        assertNotEquals("changed", Files.readString(file, StandardCharsets.ISO_8859_1));
    }

    @Test
    void aTwinWaitsUntilTheOtherHasWritten() throws IOException {
        Path study = Files.createDirectories(folder.resolve("study"));
        List<String> said = new ArrayList<>();
        try (LockFile other = LockFile.tryLock(study.resolve(".consilium.lock")).orElseThrow()) {
            assertThrows(CancellationException.class, () -> new PhantomStudy(SMALL).write(study, (done, message) -> {
                said.add(message);
                throw new CancellationException();
            }));
        }
        assertEquals(List.of("waits for another program that writes the same study"), said);
    }

    private static List<String> names(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.map(path -> root.relativize(path).toString()).sorted().toList();
        }
    }

    @Test
    void namesArePublic() {
        assertEquals(PhantomPreset.HF_ONLY, PhantomPreset.of("HF-only"));
        assertThrows(IllegalArgumentException.class, () -> PhantomPreset.of("loud"));
        assertEquals(List.of(PhantomScanner.S2, PhantomScanner.S1), PhantomScanner.parse("S2, s1,S2"));
        assertThrows(IllegalArgumentException.class, () -> PhantomScanner.parse("S5"));
    }

    private List<Path> write(String name, PhantomOptions options) throws IOException {
        return new PhantomStudy(options).write(folder.resolve(name), Progress.NONE);
    }

    private static byte[] bytes(BitSet mask) {
        byte[] values = new byte[128 * 128];
        mask.stream().forEach(pixel -> values[pixel] = 1);
        return values;
    }

    /** Mean square difference of neighbours far from the lesion. */
    private static double roughness(ImageCase image) {
        double sum = 0;
        for (int column = 1; column < 128; column++) {
            double step = image.image().at(0, 3, column) - image.image().at(0, 3, column - 1);
            sum += step * step;
        }
        return sum / 127;
    }
}
