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
import org.consilium.ground.Progress;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.study.CropOptions;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.study.Normalisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Crops around points need no annotation. */
class CropPointsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        SmallStudy.write(Files.createDirectory(folder.resolve("study")));
    }

    /** Pixel (r,c) of slice s lies at x = -5 + c / 2, y = 20 + 2 r, z = 3 s and has the value 2 (100 s + 10 r + c) - 1000. */
    @Test
    void oneCaseAPointOnTheSliceNearestToIt() throws IOException {
        List<ImageCase> cases = read("2.25.77,-3,26.5,1.6\n2.25.77,-1.6,23.9,2.9\n2.25.77,-5,20,0\n");
        assertEquals(List.of(0, 1, 1), cases.stream().map(ImageCase::slice).toList());
        assertEquals(3, cases.stream().map(ImageCase::id).distinct().count());
        assertEquals(3, cases.stream().map(ImageCase::key).distinct().count());
        for (ImageCase image : cases) {
            assertEquals(3, image.image().width());
            assertEquals(0, image.masks().size());
        }
        assertEquals(value(0, 0, 0), cases.get(0).image().at(0, 1, 1));
        assertEquals(value(1, 3, 4), cases.get(1).image().at(0, 1, 1));
        assertEquals(value(1, 2, 7), cases.get(2).image().at(0, 1, 1));
    }

    @Test
    void whatIsWrongWithPointsIsSaid() throws IOException {
        assertMessage("no case in", "2.25.77,-3,26,4.6\n2.25.77,-3,99,0\n");
        assertMessage("the point -3.0, 99.0, 0.0 of the table of points lies outside", "2.25.77,-3,99,0\n");
        assertMessage("the point -3.0, 26.0, 8.6 of the table of points lies outside", "2.25.77,-3,26,8.6\n");
        assertMessage("has no point in the table", "2.25.78,-3,26,4\n");
        assertMessage("row 3 of the table of points holds 'here'", "2.25.77,-3,26,4\n2.25.77,-3,here,4\n");
        assertMessage("has too few cells", "2.25.77,-3,26\n");
        assertThrows(IllegalArgumentException.class, () -> CropOptions.points(3, " "));
    }

    private static float value(int slice, int row, int column) {
        return 2 * (100 * slice + 10 * row + column) - 1000;
    }

    private void assertMessage(String part, String lines) {
        ImagingException error = assertThrows(ImagingException.class, () -> read(lines));
        assertTrue(error.getMessage().contains(part), error.getMessage());
    }

    private List<ImageCase> read(String lines) throws IOException {
        Path table = Files.writeString(folder.resolve("points.csv"), "series_uid,x,y,z\n" + lines);
        DicomReadOptions options = DicomReadOptions.defaults()
                .withNormalisation(Normalisation.NONE)
                .withCrop(CropOptions.points(3, table.toString()));
        return new DicomStudyReader(options)
                .read(folder.resolve("study"), Progress.NONE)
                .cases();
    }
}
