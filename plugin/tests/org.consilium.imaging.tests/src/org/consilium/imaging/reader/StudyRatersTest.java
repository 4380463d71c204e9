// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.consilium.ground.Progress;
import org.consilium.imaging.annotation.RaterOptions;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.model.RaterMask;
import org.consilium.imaging.reader.SmallSegmentation.Grid;
import org.consilium.imaging.study.DicomReadOptions;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Raters of a study with several series are named in one way, and a way that differs is said. */
class StudyRatersTest {
    private static final SmallSeries ONE = new SmallSeries("2.25.81", "2.25.8", "P", "2.25.88");
    private static final SmallSeries TWO = new SmallSeries("2.25.82", "2.25.8", "P", "2.25.88");
    private static final SmallSeries LATER = new SmallSeries("2.25.91", "2.25.9", "P", "2.25.99");

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        ONE.write(folder.resolve("s1"));
    }

    @Test
    void creatorsNameTheRatersOfAllSeries() throws IOException {
        TWO.write(folder.resolve("s2"));
        ONE.drawn("Ann", "2.25.1").write(folder.resolve("s1/x.dcm"));
        ONE.drawn("Bob", "2.25.2").write(folder.resolve("s1/y.dcm"));
        TWO.drawn("Bob", "2.25.3").write(folder.resolve("s2/x.dcm"));
        ReadResult result = read();
        assertEquals(List.of("Ann", "Bob"), raters(result));
        assertEquals(List.of(), result.warnings());
    }

    /** By itself the second series would be named by its creator, and by its files the first. */
    @Test
    void aSeriesWithoutNamesMakesAllBeNamedByTheirFiles() throws IOException {
        TWO.write(folder.resolve("s2"));
        ONE.drawn("", "2.25.1").write(folder.resolve("s1/x.dcm"));
        ONE.drawn("", "2.25.2").write(folder.resolve("s1/y.dcm"));
        TWO.drawn("Ann", "2.25.3").write(folder.resolve("s2/x.dcm"));
        TWO.drawn("Bob", "2.25.4").write(folder.resolve("s2/y.dcm"));
        ReadResult result = read();
        assertEquals(List.of("x", "y"), raters(result));
        assertWarned(result, "(s1/y.dcm) no content creator is named");
        assertWarned(result, "are named by file name");
    }

    @Test
    void oneFileWithoutANameIsSaidInASingleSeries() throws IOException {
        ONE.drawn("Ann", "2.25.1").write(folder.resolve("s1/x.dcm"));
        ONE.drawn("", "2.25.2").write(folder.resolve("s1/y.dcm"));
        ReadResult result = read();
        assertEquals(List.of("x", "y"), raters(result));
        assertWarned(result, "no content creator is named");
    }

    /** Two files of one creator are two raters by themselves; beside a series of two creators nobody knows whose they are. */
    @Test
    void versionsBesideOtherPersonsAreRefused() throws IOException {
        TWO.write(folder.resolve("s2"));
        ONE.drawn("Ann", "2.25.1").write(folder.resolve("s1/x.dcm"));
        ONE.drawn("Ann", "2.25.2").write(folder.resolve("s1/y.dcm"));
        TWO.drawn("Ann", "2.25.3").write(folder.resolve("s2/x.dcm"));
        TWO.drawn("Bob", "2.25.4").write(folder.resolve("s2/y.dcm"));
        ReadResult result = read();
        assertEquals(List.of("Ann", "Bob"), raters(result));
        assertEquals(3, result.cases().size(), "the first series is left out");
        assertWarned(result, "are of one rater by content creator");
    }

    @Test
    void sessionsCountOnAllSeries() throws IOException {
        TWO.write(folder.resolve("s2"));
        for (String session : List.of("first", "second")) {
            SmallSegmentation seg = ONE.drawn("Ann", "2.25.1" + session.length());
            seg.data().setString(DicomTags.CLINICAL_TRIAL_TIME_POINT_ID, VR.LO, session);
            seg.write(folder.resolve("s1/" + session + ".dcm"));
        }
        SmallSegmentation seg = TWO.drawn("Ann", "2.25.3");
        seg.data().setString(DicomTags.CLINICAL_TRIAL_TIME_POINT_ID, VR.LO, "first");
        seg.write(folder.resolve("s2/x.dcm"));
        assertEquals(List.of("Ann first", "Ann second"), raters(read()));
    }

    @Test
    void studiesThatAreNamedInDifferentWaysAreSaid() throws IOException {
        LATER.write(folder.resolve("s2"));
        ONE.drawn("Ann", "2.25.1").write(folder.resolve("s1/x.dcm"));
        LATER.drawn("", "2.25.2").write(folder.resolve("s2/x.dcm"));
        ReadResult result = read();
        assertWarned(
                result, "raters are named in different ways: by content creator first in the series that begins with");
        assertWarned(result, "by file name first in the series that begins with");
        assertTrue(result.raterIdentity().contains("; "), result.raterIdentity());
        LATER.drawn("Bob", "2.25.2").write(folder.resolve("s2/x.dcm"));
        assertEquals(List.of(), read().warnings());
    }

    @Test
    void theOrderOfWhatNamesARaterStandsBesideTheCases() throws IOException {
        ONE.drawn("Ann", "2.25.1").write(folder.resolve("s1/x.dcm"));
        assertEquals(
                "content creator (asked in the order: content creator, ROI interpreter, reading session, segment label,"
                        + " content label, file name, folder name, path)",
                read().raterIdentity());
    }

    @ParameterizedTest
    @CsvSource({
        "Herd 1,Herd 2",
        "Läsion_1,Läsion_2",
        "Leber,Niere",
        "linke Lunge,rechte Lunge",
        "foie,rein",
        "Lésion A,Lésion B",
        "Œdème,Nécrose",
        "Hígado,Riñón",
        "Nodulo 1,Nodulo 2",
        "Cisti,Fegato",
        "Zielgebiet1,Zielgebiet2",
        "Nodule 1,Nodule 2",
        "Kidney L,Kidney R",
        "Finding #1,Finding #2"
    })
    void labelsOfWhatWasDrawnAreNoRaters(String first, String second) throws IOException {
        labelled(first, second).write(folder.resolve("s1/x.dcm"));
        ImagingException error = assertThrows(ImagingException.class, this::read);
        assertTrue(error.getMessage().contains("several structures"), error.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "Ann,Bob",
        "A,B",
        "R1,R2",
        "IL057,MI014",
        "Rater 1,Rater 2",
        "reader_A,reader_B",
        "Leser 1,Leser 2",
        "Observateur 1,Observateur 2",
        "Expert1,Expert2"
    })
    void labelsOfWhoDrewAreRaters(String first, String second) throws IOException {
        labelled(first, second).write(folder.resolve("s1/x.dcm"));
        assertEquals(List.of(first, second), raters(read()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Testperson^Anna", "Anna Testperson", "Dr. Anna Testperson", "Testperson, Anna Maria"})
    void personsNamesInLabelsStandNowhere(String name) throws IOException {
        labelled(name, "Beispiel^Bernd").write(folder.resolve("s1/x.dcm"));
        ReadResult result = new DicomStudyReader(FiveSlices.WHOLE).read(folder, Progress.NONE);
        assertEquals(2, raters(result).size());
        assertNowhere(result.cases() + result.warnings().toString() + result.structure() + result.raterIdentity());
        // Nor where they are listed to choose from.
        DicomReadOptions one =
                FiveSlices.WHOLE.withAnnotations(FiveSlices.WHOLE.annotations().withStructure("other"));
        String said = assertThrows(ImagingException.class, () -> new DicomStudyReader(one).read(folder, Progress.NONE))
                .getMessage();
        assertNowhere(said);
    }

    private static void assertNowhere(String said) {
        for (String part : List.of("Testperson", "Anna", "Beispiel", "Bernd")) {
            assertFalse(said.contains(part), said);
        }
    }

    /** Two raters' masks of one lesion in one file. */
    private static SmallSegmentation labelled(String first, String second) {
        SmallSegmentation seg = ONE.drawn("Team", "2.25.1");
        seg.data().setString(DicomTags.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 192");
        seg.data().getSequence(DicomTags.SEGMENT_SEQUENCE).clear();
        return seg.segment(1, first)
                .segment(2, second)
                .frame(2, Grid.ofSlice(1), SmallSegmentation.SHAPE, ONE.instance(1));
    }

    private ReadResult read() throws IOException {
        return new DicomStudyReader(FiveSlices.WHOLE.withAnnotations(FiveSlices.WHOLE
                        .annotations()
                        .withRaters(RaterOptions.defaults().withKeepNames(true))))
                .read(folder, Progress.NONE);
    }

    private static List<String> raters(ReadResult result) {
        TreeSet<String> raters = new TreeSet<>();
        result.cases().forEach(c -> c.masks().stream().map(RaterMask::rater).forEach(raters::add));
        return List.copyOf(raters);
    }

    private static void assertWarned(ReadResult result, String part) {
        assertTrue(
                result.warnings().stream().anyMatch(text -> text.contains(part)),
                result.warnings().toString());
    }
}
