// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.consilium.imaging.internal.files.CandidateFile;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.reader.SmallStudy;
import org.consilium.imaging.reader.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LidcXmlTest {
    @TempDir
    Path folder;

    @Test
    void anonymousReadersAreNumbered() throws IOException {
        int[] square = {2, 3, 4, 5};
        LidcDocument reading = parse(SmallStudy.xml(1, square, square)).orElseThrow();
        assertEquals(SmallStudy.SERIES, reading.seriesUid());
        assertEquals(List.of("R1", "R2"), raters(reading));
        assertEquals(3, reading.sessions().get(0).nodules().get(0).get(0).z());
    }

    @Test
    void readersWithIdsKeepThem() throws IOException {
        String xml = SmallStudy.xml(1, new int[] {2, 3, 4, 5}, new int[] {2, 3, 4, 5})
                .replaceFirst("anon", "W")
                .replaceFirst("anon", "N12");
        assertEquals(List.of("W", "N12"), raters(parse(xml).orElseThrow()));
    }

    @Test
    void singlePointsMarkSmallNodules() throws IOException {
        String xml = "<LidcReadMessage><readingSession><unblindedReadNodule><roi><inclusion>TRUE</inclusion><edgeMap>"
                + "<xCoord>3</xCoord><yCoord>4</yCoord></edgeMap></roi></unblindedReadNodule></readingSession>"
                + "</LidcReadMessage>";
        LidcDocument reading = parse(xml).orElseThrow();
        assertEquals(List.of("R1"), raters(reading));
        assertTrue(reading.sessions().get(0).nodules().get(0).get(0).small());
    }

    @Test
    void otherXmlIsNotMeant() throws IOException {
        assertEquals(Optional.empty(), parse("<project><x/></project>"));
    }

    @Test
    void refusesChestXraysEntitiesAndDamage() throws IOException {
        assertMessage("IdriReadMessage", "<IdriReadMessage/>");
        Path secret = Files.writeString(folder.resolve("secret.txt"), "top secret");
        String entity = "<!DOCTYPE LidcReadMessage [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>";
        assertMessage("", entity + "<LidcReadMessage><SeriesInstanceUid>&e;</SeriesInstanceUid></LidcReadMessage>");
        String bomb = "<!DOCTYPE l [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
        assertMessage("", bomb + "<LidcReadMessage>&b;</LidcReadMessage>");
        assertMessage("damaged", "<LidcReadMessage><readingSession>");
        assertMessage("damaged", "<LidcReadMessage><edgeMap><xCoord>many</xCoord></edgeMap></LidcReadMessage>");
        assertMessage("damaged", "");
    }

    @Test
    void readsEveryRealFile() throws IOException {
        Path data = TestData.folder("lidc_xml");
        List<String> lines = Files.readAllLines(data.resolve("manifest.tsv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            Path file = data.resolve(cells[0]);
            CandidateFile candidate = new CandidateFile(file, cells[0], 1, false);
            if (cells[2].equals("IdriReadMessage")) {
                assertThrows(ImagingException.class, () -> LidcXml.parse(candidate));
                continue;
            }
            LidcDocument reading = LidcXml.parse(candidate).orElseThrow();
            assertEquals(Integer.parseInt(cells[3]), reading.sessions().size(), cells[0]);
            int nodules = reading.sessions().stream()
                    .mapToInt(s -> s.nodules().size())
                    .sum();
            assertEquals(Integer.parseInt(cells[4]), nodules, cells[0]);
            long outlines = reading.sessions().stream()
                    .flatMap(s -> s.nodules().stream())
                    .mapToLong(List::size)
                    .sum();
            assertEquals(outlinesIn(Files.readString(file)), outlines, cells[0]);
            assertTrue(reading.seriesUid().startsWith("1.3.6.1.4.1.14519"), cells[0]);
        }
    }

    private static long outlinesIn(String xml) {
        return Pattern.compile("<roi>.*?</roi>", Pattern.DOTALL)
                .matcher(xml)
                .results()
                .filter(roi -> roi.group().split("<edgeMap>").length > 1)
                .count();
    }

    private static List<String> raters(LidcDocument reading) {
        return reading.sessions().stream().map(LidcDocument.Session::rater).toList();
    }

    private void assertMessage(String part, String xml) {
        ImagingException error = assertThrows(ImagingException.class, () -> parse(xml));
        assertTrue(error.getMessage().contains(part), error.getMessage());
        assertTrue(!error.getMessage().contains("top secret"));
    }

    private Optional<LidcDocument> parse(String xml) throws IOException {
        Path file = Files.writeString(folder.resolve("reading.xml"), xml);
        return LidcXml.parse(new CandidateFile(file, "reading.xml", 1, false));
    }
}
