// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.consilium.imaging.reader.SmallSegmentation.Grid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames of DICOM SEG on grids of their own: copied where they coincide with that of the slices, else resampled. */
class FrameGridTest extends FiveSlices {
    /** Grids that coincide with that of the slices after turning, mirroring and shifting. */
    private static Map<String, Grid> coinciding() {
        Map<String, Grid> grids = new LinkedHashMap<>();
        grids.put("the same", FIRST);
        grids.put("turned by half", FIRST.at(-0.5, 34, 0).turned(-1, 0, 0, 0, -1, 0));
        grids.put("columns mirrored", FIRST.at(-0.5, 20, 0).turned(-1, 0, 0, 0, 1, 0));
        grids.put("rows mirrored", FIRST.at(-5, 34, 0).turned(1, 0, 0, 0, -1, 0));
        grids.put("rows and columns swapped", FIRST.turned(0, 1, 0, 1, 0, 0).spaced(0.5, 2, 10, 8));
        grids.put(
                "a quarter turn to the right",
                FIRST.at(-5, 34, 0).turned(0, -1, 0, 1, 0, 0).spaced(0.5, 2, 10, 8));
        grids.put(
                "a quarter turn to the left",
                FIRST.at(-0.5, 20, 0).turned(0, 1, 0, -1, 0, 0).spaced(0.5, 2, 10, 8));
        grids.put("larger on all sides", FIRST.at(-6.5, 16, 0).spaced(2, 0.5, 13, 16));
        grids.put("a part", FIRST.at(-4, 22, 0).spaced(2, 0.5, 7, 7));
        grids.put("numbers rounded", FIRST.at(-5.004, 20.01, 0.1).spaced(2.001, 0.5002, 8, 10));
        return grids;
    }

    static Stream<String> names() {
        return coinciding().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void coincidingGridsAreCopied(String name) throws IOException {
        images();
        Grid grid = coinciding().get(name);
        for (int slice : List.of(1, 3)) {
            // Whatever it names, or nothing: its place decides.
            for (String[] sources : new String[][] {{}, {SmallStudy.uid(slice)}, {SmallStudy.uid(4)}, all()}) {
                double[] at = grid.position();
                new SmallSegmentation("A")
                        .frame(grid.at(at[0], at[1], at[2] + 3 * slice), sources)
                        .write(folder.resolve("a.dcm"));
                ReadResult result = read();
                assertEquals(on(slice), MaskPicture.of(result));
                boolean wrong = sources.length == 1 && !sources[0].equals(SmallStudy.uid(slice));
                assertEquals(
                        wrong ? 1 : 0,
                        result.warnings().size(),
                        result.warnings().toString());
                assertTrue(!wrong || result.warnings().get(0).contains("names another image"));
            }
        }
    }

    /** Grids that differ: the shape is on the pixels whose centres it holds. */
    private static Map<String, Grid> differing() {
        Map<String, Grid> grids = new LinkedHashMap<>();
        grids.put("twice as fine, from the same centre", FIRST.spaced(1, 0.25, 16, 20));
        grids.put("twice as fine, from the same edge", FIRST.at(-5.125, 19.5, 0).spaced(1, 0.25, 16, 20));
        grids.put("three times as fine", FIRST.spaced(2 / 3.0, 0.5 / 3, 24, 30));
        grids.put("rows alone finer", FIRST.spaced(0.5, 0.5, 32, 10));
        grids.put("shifted by a third", FIRST.at(-5.15, 20.6, 0));
        double c = Math.cos(0.5);
        double s = Math.sin(0.5);
        grids.put(
                "turned by 29 degrees",
                FIRST.at(-5 - 4, 20 + 2, 0).turned(c, -s, 0, s, c, 0).spaced(0.05, 0.05, 420, 400));
        return grids;
    }

    static Stream<String> others() {
        return differing().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("others")
    void differingGridsAreResampledWithAWord(String name) throws IOException {
        images();
        Grid grid = differing().get(name);
        double[] at = grid.position();
        new SmallSegmentation("A")
                .frame(grid.at(at[0], at[1], 6), SmallStudy.uid(2))
                .write(folder.resolve("a.dcm"));
        ReadResult result = read();
        assertEquals(on(2), MaskPicture.of(result), name);
        assertEquals(1, result.warnings().size(), result.warnings().toString());
        assertTrue(result.warnings().get(0).contains("each pixel of an image takes the nearest one"));
    }

    /** Pixels in the middle between two of the frame: nothing moves to one side. */
    @Test
    void tiesMoveNothing() throws IOException {
        images();
        for (Grid grid : List.of(
                FIRST.at(-5.25, 20, 6).spaced(2, 0.5, 8, 11),
                FIRST.at(-4.75, 20, 6),
                FIRST.at(-5.125, 20, 6).spaced(2, 0.25, 8, 20))) {
            // A bar whose edges lie between the pixels of the frame.
            new SmallSegmentation("A")
                    .frame(1, grid, point -> point[0] > -3.63 && point[0] < -1.37)
                    .write(folder.resolve("a.dcm"));
            String row = MaskPicture.of(read()).get(2).split("/")[0];
            assertEquals(5, (row.indexOf('#') + row.lastIndexOf('#')) / 2.0, 0.1, row + " " + grid.columns());
        }
    }
}
