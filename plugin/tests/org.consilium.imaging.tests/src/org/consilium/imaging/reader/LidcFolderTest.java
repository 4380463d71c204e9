// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.consilium.ground.Progress;
import org.consilium.imaging.annotation.AnnotationOptions;
import org.consilium.imaging.annotation.LidcNodules;
import org.consilium.imaging.annotation.LidcOptions;
import org.consilium.imaging.annotation.LidcRaters;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.dicom.DicomWriter;
import org.consilium.imaging.internal.document.LidcDocument;
import org.consilium.imaging.internal.document.LidcDocument.Outline;
import org.consilium.imaging.internal.document.LidcXml;
import org.consilium.imaging.internal.files.CandidateFile;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.model.RaterMask;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.study.Normalisation;
import org.consilium.imaging.study.SliceSelection;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real LIDC readings on series made up for them: the same UIDs and positions, images without content. */
class LidcFolderTest {
    private static final int SIZE = 512;

    @TempDir
    Path folder;

    @Test
    void everyFileIsReadOrRefusedByName() throws IOException {
        Path data = TestData.folder("lidc_xml");
        List<String> lines = Files.readAllLines(data.resolve("manifest.tsv"));
        Set<String> seen = new TreeSet<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            Path study = study(data.resolve(cells[0]));
            DicomReadOptions options = DicomReadOptions.defaults()
                    .withCropSize(32)
                    .withNormalisation(Normalisation.NONE)
                    .withSlices(SliceSelection.ALL)
                    .withAnnotations(AnnotationOptions.defaults()
                            .withLidc(new LidcOptions(LidcRaters.SESSION, LidcNodules.UNITED, true)));
            ReadResult result = new DicomStudyReader(options).read(study, Progress.NONE);
            if (cells[2].equals("IdriReadMessage")) {
                assertTrue(result.warnings().get(0).matches("file \\d+ \\(.*\\) is left out: chest X-ray.*"), cells[0]);
                assertEquals(0, result.cases().get(0).masks().size(), cells[0]);
            } else {
                // Without any nodule all readers looked, and drew nothing.
                assertEquals(
                        Integer.parseInt(cells[3]),
                        result.cases().get(0).masks().size(),
                        cells[0]);
                assertEquals(
                        "order of the reading sessions in the LIDC file, which names no reader",
                        result.raterIdentity());
                int area = result.cases().stream()
                        .flatMap(c -> c.masks().stream())
                        .mapToInt(RaterMask::area)
                        .sum();
                assertEquals(cells[4].equals("0"), area == 0, cells[0]);
            }
            seen.add(cells[0]);
        }
        assertEquals(lines.size() - 1, seen.size());
    }

    @Test
    void contoursAgreeWithTheEdgeMapsToThePixel() throws IOException {
        Path data = TestData.folder("lidc_xml");
        for (String name : List.of("188_085.xml", "185_263.xml", "188_143.xml", "189_110.xml", "188_011.xml")) {
            Path study = study(data.resolve(name));
            ReadResult result = new DicomStudyReader(
                            DicomReadOptions.defaults().withCropSize(0).withNormalisation(Normalisation.NONE))
                    .read(study, Progress.NONE);
            LidcDocument reading = LidcXml.parse(new CandidateFile(data.resolve(name), name, 1, false))
                    .orElseThrow();
            int compared = 0;
            for (ImageCase slice : result.cases()) {
                for (int rater = 0; rater < reading.sessions().size(); rater++) {
                    String sop = slice.provenance().sopUid();
                    byte[] found = slice.masks().get(rater).values();
                    BitSet expected = expected(reading.sessions().get(rater).nodules(), sop);
                    for (int i = 0; i < found.length; i++) {
                        assertEquals(expected.get(i), found[i] == 1, name + " pixel " + i % SIZE + "," + i / SIZE);
                    }
                    compared += expected.cardinality();
                }
            }
            assertTrue(compared > 100, name + " has pixels");
        }
    }

    @Test
    void sitesAndSizeRanksSayWhatTheyAre() throws IOException {
        Path study = study(TestData.folder("lidc_xml").resolve("188_246.xml"));
        AnnotationOptions each = AnnotationOptions.defaults()
                .withLidc(new LidcOptions(LidcRaters.NODULE_SITE, LidcNodules.UNITED, false));
        ReadResult result =
                new DicomStudyReader(DicomReadOptions.defaults().withAnnotations(each)).read(study, Progress.NONE);
        assertEquals("reading site, by the form of the LIDC nodule ids", result.raterIdentity());
        assertEquals(
                List.of("IL057", "MI014", "Nodule", "Number"),
                result.cases().get(0).masks().stream().map(RaterMask::rater).toList());
        ReadResult ranked = new DicomStudyReader(DicomReadOptions.defaults()
                        .withCropSize(0)
                        .withAnnotations(
                                each.withLidc(new LidcOptions(LidcRaters.SIZE_RANK, LidcNodules.UNITED, false))))
                .read(study, Progress.NONE);
        for (ImageCase c : ranked.cases()) {
            assertEquals("size rank 1 (smallest)", c.masks().get(0).rater());
            for (int rank = 1; rank < 4; rank++) {
                assertTrue(c.masks().get(rank).area() >= c.masks().get(rank - 1).area());
                assertEquals("size rank " + (rank + 1), c.masks().get(rank).rater());
            }
        }
    }

    @Test
    void nodulesAreMatchedOverRaters() throws IOException {
        Path study = study(TestData.folder("lidc_xml").resolve("188_143.xml"));
        ReadResult result = new DicomStudyReader(DicomReadOptions.defaults()
                        .withAnnotations(AnnotationOptions.defaults()
                                .withLidc(new LidcOptions(LidcRaters.SESSION, LidcNodules.EACH, false))))
                .read(study, Progress.NONE);
        Map<String, Set<String>> drawnBy = new TreeMap<>();
        for (ImageCase c : result.cases()) {
            c.masks().stream().filter(mask -> mask.area() > 0).forEach(mask -> drawnBy.computeIfAbsent(
                            c.volume(), k -> new TreeSet<>())
                    .add(mask.rater()));
        }
        assertTrue(drawnBy.values().stream().anyMatch(raters -> raters.size() > 2), "matched over raters: " + drawnBy);
        assertEquals(2, drawnBy.size(), "lesions: " + drawnBy);
    }

    /** What a rater's outlines on a slice enclose: the winding number counts, and no pixel of an outline is inside it. */
    private static BitSet expected(List<List<Outline>> nodules, String sopUid) {
        BitSet all = new BitSet();
        for (List<Outline> nodule : nodules) {
            BitSet mask = new BitSet();
            for (boolean inclusion : new boolean[] {true, false}) {
                for (Outline outline : nodule) {
                    if (outline.sopUid().equals(sopUid) && outline.inclusion() == inclusion && !outline.small()) {
                        BitSet inside = inside(outline);
                        if (inclusion) {
                            mask.or(inside);
                        } else {
                            mask.andNot(inside);
                        }
                    }
                }
            }
            all.or(mask);
        }
        return all;
    }

    private static BitSet inside(Outline outline) {
        BitSet inside = new BitSet();
        int[] x = outline.x();
        int[] y = outline.y();
        int left = java.util.Arrays.stream(x).min().orElseThrow();
        int right = java.util.Arrays.stream(x).max().orElseThrow();
        int top = java.util.Arrays.stream(y).min().orElseThrow();
        int bottom = java.util.Arrays.stream(y).max().orElseThrow();
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                double angle = 0;
                boolean border = false;
                for (int i = 0; i < x.length; i++) {
                    int next = (i + 1) % x.length;
                    double ax = x[i] - column;
                    double ay = y[i] - row;
                    double bx = x[next] - column;
                    double by = y[next] - row;
                    // Neighbours in these files touch, so a point of the line is one of its ends.
                    border |= ax == 0 && ay == 0;
                    angle += Math.atan2(ax * by - ay * bx, ax * bx + ay * by);
                }
                if (!border && Math.abs(angle) > 1) {
                    inside.set(row * SIZE + column);
                }
            }
        }
        return inside;
    }

    /** A folder with the reading and a series whose images have the UIDs and positions it names. */
    private Path study(Path xml) throws IOException {
        Path study = Files.createTempDirectory(folder, "study");
        String text = Files.readString(xml);
        Files.writeString(study.resolve("reading.xml"), text);
        Map<String, Double> slices = new HashMap<>();
        String series = "2.25.1";
        try {
            LidcDocument reading = LidcXml.parse(new CandidateFile(xml, "reading.xml", 1, false))
                    .orElseThrow();
            series = reading.seriesUid();
            reading.sessions().forEach(s -> s.nodules().forEach(n -> n.forEach(o -> slices.put(o.sopUid(), o.z()))));
        } catch (ImagingException e) {
            // A chest X-ray has no slices.
            slices.put("2.25.2", 0.0);
        }
        if (slices.isEmpty()) {
            slices.put("2.25.2", 0.0);
        }
        List<String> uids = new ArrayList<>(slices.keySet());
        for (int i = 0; i < uids.size(); i++) {
            DicomWriter.write(study.resolve(i + ".dcm"), image(series, uids.get(i), slices.get(uids.get(i))));
        }
        return study;
    }

    private static Attributes image(String series, String uid, double z) {
        Attributes image = SmallStudy.slice(0);
        image.setString(DicomTags.SERIES_INSTANCE_UID, VR.UI, series);
        image.setString(DicomTags.SOP_INSTANCE_UID, VR.UI, uid);
        image.setString(DicomTags.IMAGE_POSITION_PATIENT, VR.DS, "0", "0", Double.toString(z));
        return SmallStudy.pixels(image, SIZE, SIZE, 8, new byte[SIZE * SIZE]);
    }
}
