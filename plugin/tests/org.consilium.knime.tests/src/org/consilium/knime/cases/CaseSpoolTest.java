// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.consilium.ground.Progress;
import org.consilium.imaging.model.Geometry;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.Planes;
import org.consilium.imaging.model.Provenance;
import org.consilium.imaging.model.RaterMask;
import org.consilium.pytorch.PyTorch;
import org.consilium.tensor.NamedTensors;
import org.consilium.tensor.safetensors.SafetensorsFile;
import org.consilium.tensor.safetensors.SafetensorsWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;

/** Cases that go through files become the very file that whole tensors made. */
class CaseSpoolTest {

    private static final int HEIGHT = 3;
    private static final int WIDTH = 5;
    private static final Progress QUIET = (fraction, message) -> {};

    @TempDir
    Path folder;

    private static ImageCase drawn(int number, String... raters) {
        return drawn(number, WIDTH, raters);
    }

    private static ImageCase drawn(int number, int width, String... raters) {
        float[] values = new float[2 * HEIGHT * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = number + i / 100f;
        }
        return new ImageCase(
                "case" + number,
                "patient",
                "volume",
                number,
                new Planes(2, HEIGHT, width, values),
                Stream.of(raters)
                        .map(rater -> new RaterMask(rater, HEIGHT, width, mask(number, rater, width)))
                        .toList(),
                Geometry.unknown(),
                Provenance.none());
    }

    private static byte[] mask(int number, String rater, int width) {
        byte[] values = new byte[HEIGHT * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) ((i + number + rater.charAt(0)) % 3 == 0 ? 1 : 0);
        }
        return values;
    }

    /** The file as it is made of whole tensors. */
    private byte[] whole(List<ImageCase> cases, List<String> raters) throws IOException {
        int n = cases.size();
        int r = raters.size();
        NDManager owner = PyTorch.engine().newBaseManager();
        float[] images = new float[n * 2 * HEIGHT * WIDTH];
        byte[] masks = new byte[n * r * HEIGHT * WIDTH];
        byte[] present = new byte[n * r];
        for (int i = 0; i < n; i++) {
            System.arraycopy(cases.get(i).image().values(), 0, images, i * 2 * HEIGHT * WIDTH, 2 * HEIGHT * WIDTH);
            for (RaterMask mask : cases.get(i).masks()) {
                int at = i * r + raters.indexOf(mask.rater());
                System.arraycopy(mask.values(), 0, masks, at * HEIGHT * WIDTH, HEIGHT * WIDTH);
                present[at] = 1;
            }
        }
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        tensors.put("images", owner.create(images, new Shape(n, 2, HEIGHT, WIDTH)));
        tensors.put("masks", owner.create(ByteBuffer.wrap(masks), new Shape(n, r, HEIGHT, WIDTH), DataType.UINT8));
        tensors.put("present", owner.create(ByteBuffer.wrap(present), new Shape(n, r), DataType.UINT8));
        Path file = folder.resolve("whole");
        try (NamedTensors all = new NamedTensors(owner, tensors)) {
            SafetensorsWriter.write(file, all, Map.of("note", "x"));
            SafetensorsWriter.write(folder.resolve("t"), all.layout(), Map.of("note", "x"), rows -> {});
        }
        return Files.readAllBytes(file);
    }

    private byte[] spooled(CaseSpool spool) throws IOException {
        Path file = folder.resolve("t");
        SafetensorsWriter.write(
                file,
                SafetensorsFile.open(folder.resolve("whole")).layout(),
                Map.of("note", "x"),
                rows -> spool.copyTo(rows, QUIET));
        return Files.readAllBytes(file);
    }

    private int parts() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.filter(file -> file.toString().endsWith(".part")).count();
        }
    }

    @Test
    void casesMakeTheFileThatWholeTensorsMake() throws IOException {
        List<ImageCase> cases = List.of(drawn(1, "B", "A"), drawn(2), drawn(3, "C"), drawn(4, "A", "C", "B"));
        byte[] whole = whole(cases, List.of("A", "B", "C"));
        try (CaseSpool spool = new CaseSpool(folder.resolve("t"))) {
            for (ImageCase next : cases) {
                spool.accept(next);
            }
            assertEquals(List.of("A", "B", "C"), spool.raters());
            assertArrayEquals(whole, spooled(spool));
            assertEquals(2, parts());
        }
        assertEquals(0, parts());
    }

    @Test
    void discardedCasesLeaveNothing() throws IOException {
        List<ImageCase> cases = List.of(drawn(1, "B", "A"), drawn(5, "A"), drawn(6, "A", "B"));
        byte[] whole = whole(cases, List.of("A", "B"));
        try (CaseSpool spool = new CaseSpool(folder.resolve("t"))) {
            spool.accept(drawn(8, WIDTH + 1, "Z"));
            spool.discard(0);
            spool.accept(cases.get(0));
            spool.accept(drawn(7, "A", "B", "C", "D"));
            spool.accept(drawn(9, "E"));
            spool.discard(1);
            spool.discard(1);
            spool.accept(cases.get(1));
            spool.accept(cases.get(2));
            assertEquals(List.of("A", "B"), spool.raters());
            assertEquals(
                    List.of("case1", "case5", "case6"),
                    spool.notes().stream().map(note -> note.record().id()).toList());
            assertArrayEquals(whole, spooled(spool));
        }
    }

    @Test
    void casesWithoutAnyMask() throws IOException {
        List<ImageCase> cases = List.of(drawn(1), drawn(2));
        byte[] whole = whole(cases, List.of());
        try (CaseSpool spool = new CaseSpool(folder.resolve("t"))) {
            spool.accept(cases.get(0));
            spool.accept(cases.get(1));
            assertArrayEquals(whole, spooled(spool));
        }
    }

    @Test
    void anotherSizeIsNamed() throws IOException {
        try (CaseSpool spool = new CaseSpool(folder.resolve("t"))) {
            spool.accept(drawn(1, "A"));
            String message = assertThrows(IllegalArgumentException.class, () -> spool.accept(drawn(2, WIDTH + 1, "A")))
                    .getMessage();
            assertEquals(
                    "Cases differ in size: 'case1' is 2x3x5, 'case2' is 2x3x6 (channels x rows x columns). Set a crop size in the reader.",
                    message);
            assertEquals(1, spool.notes().size());
        }
        assertEquals(0, parts());
    }

    @Test
    void aCancelWhileCopyingLeavesNoFile() throws IOException {
        List<ImageCase> cases = List.of(drawn(1, "A"), drawn(2, "A"));
        whole(cases, List.of("A"));
        Path file = folder.resolve("new");
        try (CaseSpool spool = new CaseSpool(file)) {
            spool.accept(cases.get(0));
            spool.accept(cases.get(1));
            Progress stops = (fraction, message) -> {
                if (message.startsWith("writing case 2")) {
                    throw new CancellationException("cancelled");
                }
            };
            assertThrows(
                    CancellationException.class,
                    () -> SafetensorsWriter.write(
                            file,
                            SafetensorsFile.open(folder.resolve("whole")).layout(),
                            Map.of(),
                            rows -> spool.copyTo(rows, stops)));
        }
        assertEquals(0, parts());
        assertTrue(Files.notExists(file));
    }

    @Test
    void theTableTellsOfEachCase() throws IOException {
        try (CaseSpool spool = new CaseSpool(folder.resolve("t"))) {
            spool.accept(drawn(1, "B", "A"));
            spool.accept(drawn(2));
            Map<String, DataCell> cells = new TreeMap<>();
            int rows = 0;
            for (DataCell[] row : CaseTable.rows(spool.notes(), "session")) {
                assertEquals(CaseTable.COLUMNS.spec().getNumColumns(), row.length);
                for (int i = 0; i < row.length && rows == 0; i++) {
                    cells.put(CaseTable.COLUMNS.spec().getColumnSpec(i).getName(), row[i]);
                }
                rows++;
            }
            assertEquals(2, rows);
            assertNotNull(cells.get("case"));
            assertEquals("case1", cells.get("case").toString());
            assertEquals("2", cells.get("channels").toString());
            assertEquals("3", cells.get("rows").toString());
            assertEquals("5", cells.get("columns").toString());
            assertEquals("2", cells.get("raters").toString());
            assertEquals("A, B", cells.get("rater_ids").toString());
            assertEquals("5.0", cells.get("mean_area_px").toString());
            assertEquals("session", cells.get("rater_identity").toString());
        }
    }
}
