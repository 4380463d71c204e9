// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.consilium.ground.Progress;
import org.consilium.imaging.images.MaskOptions;
import org.consilium.imaging.images.MissingMasks;
import org.consilium.imaging.images.RaterImageOptions;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.model.RaterMask;
import org.consilium.imaging.png.Png;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RaterImageReaderTest {
    private static final byte ON = (byte) 255;

    @TempDir
    Path folder;

    @Test
    void readsValuesMasksAndNames() throws IOException {
        Path home = Files.createDirectories(folder.resolve("0007_n1_s3"));
        Files.write(home.resolve("image.png"), Png.grey(3, 2, new byte[] {0, 51, 102, (byte) 153, (byte) 204, ON}));
        Files.write(home.resolve("rater_a.png"), Png.grey(3, 2, new byte[] {0, 127, (byte) 128, ON, 0, 0}));
        Files.write(home.resolve("rater_b.png"), Png.grey(3, 2, new byte[] {1, 0, 0, 0, 0, 1}));
        Files.write(home.resolve("rater_c.png"), Png.grey(3, 2, new byte[6]));
        ImageCase image = read(RaterImageOptions.defaults()).cases().get(0);
        assertEquals(0.4f, image.image().at(0, 0, 2));
        assertEquals("0007_n1", image.patient(), "a volume is a patient of its own unless something says more");
        assertEquals(
                "0007",
                read(RaterImageOptions.defaults().withPatientPattern("^([0-9]+)_"))
                        .cases()
                        .get(0)
                        .patient());
        assertEquals("0007_n1", image.volume());
        assertEquals(3, image.slice());
        assertEquals(
                List.of("a", "b", "c"),
                image.masks().stream().map(RaterMask::rater).toList());
        assertEquals(
                List.of(2, 2, 0), image.masks().stream().map(RaterMask::area).toList());
    }

    @Test
    void readsSixteenBitAndColour() throws IOException {
        Path home = Files.createDirectories(folder.resolve("deep"));
        Files.write(home.resolve("image.png"), Png.grey16(2, 1, new short[] {(short) 65535, 13107}));
        Files.write(home.resolve("rater_a.png"), Png.grey(2, 1, new byte[] {ON, 0}));
        ImageCase deep = read(RaterImageOptions.defaults()).cases().get(0);
        assertEquals(1f, deep.image().at(0, 0, 0));
        assertEquals(0.2f, deep.image().at(0, 0, 1));
        Files.write(home.resolve("image.png"), Png.rgb(2, 1, new byte[] {ON, 51, 0, 0, 102, ON}));
        ImageCase colour = read(RaterImageOptions.defaults()).cases().get(0);
        assertEquals(3, colour.image().channels());
        assertEquals(0.4f, colour.image().at(1, 0, 1));
        assertEquals(1f, colour.image().at(2, 0, 1));
    }

    @Test
    void takesPatientsFromTheIndex() throws IOException {
        square("x", 4, true);
        String table = "id\tpatient\tnodule\tslice\tmodel\nx\tP1\tn2\tslice-5.png\tM\n";
        Files.writeString(folder.resolve("index.tsv"), table);
        ImageCase image = read(RaterImageOptions.defaults()).cases().get(0);
        assertEquals("P1", image.patient());
        assertEquals("P1/n2", image.volume());
        assertEquals(5, image.slice());
        assertEquals("M", image.provenance().model());
        Files.writeString(folder.resolve("index.tsv"), "number\tpatient\nx\tP1\n");
        assertMessage("has no column 'id'", RaterImageOptions.defaults());
    }

    /** What an index doesn't say of volumes follows from the folders, patient by patient or not. */
    @ParameterizedTest
    @CsvSource({
        "'id,patient','{0},P'",
        "'case_id,patient_id','{0},P'",
        "'id,patient,volume','{0},P,'",
        "'id,subject,nodule','{0},P,'"
    })
    void anIndexOfPatientsAloneLeavesEachFolderItsVolume(String head, String row) throws IOException {
        List<String> ids = List.of("a", "b", "c_s1", "c_s2");
        StringBuilder table = new StringBuilder(head + "\n");
        for (String id : ids) {
            square(id, 4, true);
            byte[] own = new byte[16];
            own[ids.indexOf(id)] = 1;
            Files.write(folder.resolve(id).resolve("image.png"), Png.grey(4, 4, own));
            table.append(row.replace("{0}", id)).append('\n');
        }
        Files.writeString(folder.resolve("index.csv"), table.toString());
        List<ImageCase> cases = read(RaterImageOptions.defaults()).cases();
        assertEquals(
                List.of("a", "b", "c", "c"),
                cases.stream().map(ImageCase::volume).toList());
        assertEquals(3, cases.stream().map(ImageCase::volumeKey).distinct().count());
        assertEquals(
                List.of("P", "P", "P", "P"),
                cases.stream().map(ImageCase::patient).toList());
    }

    @Test
    void oneImageOfTwoPatientsIsNamed() throws IOException {
        byte[] image = new byte[16];
        image[3] = 7;
        for (String id : List.of("a", "b", "c")) {
            square(id, 4, true);
            Files.write(folder.resolve(id).resolve("image.png"), Png.grey(4, 4, image));
            image[3] += id.equals("b") ? 1 : 0;
        }
        List<String> warnings = read(RaterImageOptions.defaults()).warnings();
        assertTrue(
                warnings.get(0).startsWith("1 case has the image of another patient's case, first b that of a;"),
                warnings.toString());
        Files.writeString(folder.resolve("index.tsv"), "id\tpatient\na\tP\nb\tP\nc\tQ\n");
        assertEquals(List.of(), read(RaterImageOptions.defaults()).warnings());
    }

    @Test
    void casesWithoutMasksFailAreSkippedOrKept() throws IOException {
        square("a", 4, true);
        square("b", 4, false);
        assertMessage("case b has no mask", RaterImageOptions.defaults());
        ReadResult skipped = read(
                RaterImageOptions.defaults().withMasks(MaskOptions.defaults().withMissing(MissingMasks.SKIP)));
        assertEquals(1, skipped.cases().size());
        assertEquals(List.of("case b has no mask; it is left out"), skipped.warnings());
        ReadResult kept = read(
                RaterImageOptions.defaults().withMasks(MaskOptions.defaults().withMissing(MissingMasks.KEEP)));
        assertEquals(0, kept.cases().get(1).masks().size());
    }

    @Test
    void sizesMustAgreeOrBeSet() throws IOException {
        square("a", 4, true);
        square("b", 6, true);
        assertMessage("case a has 4x4 pixels, case b 6x6", RaterImageOptions.defaults());
        for (ImageCase image : read(RaterImageOptions.defaults().withSize(8)).cases()) {
            assertEquals(8, image.image().width());
            assertEquals(1, image.masks().get(0).area());
        }
        Files.write(folder.resolve("b/rater_r.png"), Png.grey(5, 6, new byte[30]));
        assertMessage("case b: the mask of rater r has 5x6 pixels, the image 6x6", RaterImageOptions.defaults());
    }

    @Test
    void refusesMissingAndEmptyFoldersAndBrokenImages() throws IOException {
        assertMessage("holds no <case>/image.png", RaterImageOptions.defaults());
        square("a", 4, true);
        Files.writeString(folder.resolve("a/image.png"), "no picture");
        assertMessage("isn't a readable PNG", RaterImageOptions.defaults());
        assertThrows(ImagingException.class, () -> new RaterImageReader(RaterImageOptions.defaults())
                .read(folder.resolve("missing"), Progress.NONE));
    }

    @Test
    void readsTheRealFolder() throws IOException {
        Path data = TestData.folder("lidc_dev_4site");
        ReadResult result = new RaterImageReader(RaterImageOptions.defaults()).read(data, Progress.NONE);
        assertEquals(263, result.cases().size());
        TreeSet<String> patients = new TreeSet<>();
        for (ImageCase image : result.cases()) {
            assertEquals(128 * 128, image.image().values().length);
            assertEquals(
                    List.of("IL057", "MI014", "N12", "W"),
                    image.masks().stream().map(RaterMask::rater).toList());
            patients.add(image.patient());
        }
        assertEquals(34, patients.size());
        List<String> index = Files.readAllLines(data.resolve("index.tsv"));
        for (String line : index.subList(1, index.size())) {
            String[] cells = line.split("\t", -1);
            ImageCase image = result.cases().stream()
                    .filter(c -> c.id().equals(cells[0]))
                    .findFirst()
                    .orElseThrow();
            String[] raters = cells[7].split(",");
            String[] areas = cells[8].split(",");
            for (int i = 0; i < raters.length; i++) {
                String rater = raters[i];
                RaterMask mask = image.masks().stream()
                        .filter(m -> m.rater().equals(rater))
                        .findFirst()
                        .orElseThrow();
                assertEquals(Integer.parseInt(areas[i]), mask.area(), cells[0] + " " + rater);
            }
        }
    }

    private void square(String id, int size, boolean mask) throws IOException {
        Path home = Files.createDirectories(folder.resolve(id));
        Files.write(home.resolve("image.png"), Png.grey(size, size, new byte[size * size]));
        if (mask) {
            byte[] values = new byte[size * size];
            values[(size / 2) * size + size / 2] = ON;
            Files.write(home.resolve("rater_r.png"), Png.grey(size, size, values));
        }
    }

    private ReadResult read(RaterImageOptions options) throws IOException {
        return new RaterImageReader(options).read(folder, Progress.NONE);
    }

    private void assertMessage(String part, RaterImageOptions options) {
        ImagingException error = assertThrows(ImagingException.class, () -> read(options));
        assertTrue(error.getMessage().contains(part), error.getMessage());
    }
}
