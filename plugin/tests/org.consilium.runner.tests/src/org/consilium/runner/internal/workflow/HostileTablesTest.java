// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.runner.internal.config.Overrides;
import org.consilium.runner.internal.table.IndependentDecoder;
import org.consilium.runner.internal.table.Pngs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;

/**
 * A workflow that was executed and saved here holds no byte of a key or cell unescaped: another decoder reads every table,
 * and the workflow opens again with the same rows.
 */
class HostileTablesTest {
    private static final List<String> TEXTS = List.of(
            "a",
            "b",
            "aaaa",
            "bbbb",
            "ab",
            "ba",
            "bab",
            "xa",
            "xb",
            "",
            "?",
            "%%00097",
            "a\u0000b",
            "ab".repeat(50_000),
            "b".repeat(65_534),
            "a".repeat(65_535),
            "\u00e1".repeat(40_000),
            "\ud83d\ude00",
            "a\ud83d",
            "\ude00b",
            "line\r\nline\ta");

    /** Each of their bytes is one of the two that mean something. */
    private static final long ALL_ENDS = 0x6161616161616161L;

    private static final long ALL_ESCAPES = 0x6262626262626262L;

    private static final DataTableSpec SPEC = new DataTableSpec(
            new DataColumnSpecCreator("a", StringCell.TYPE).createSpec(),
            new DataColumnSpecCreator("b", IntCell.TYPE).createSpec(),
            new DataColumnSpecCreator("aa", LongCell.TYPE).createSpec(),
            new DataColumnSpecCreator("bb", DoubleCell.TYPE).createSpec(),
            new DataColumnSpecCreator("ab", BooleanCell.TYPE).createSpec(),
            new DataColumnSpecCreator("ba", PNGImageContent.TYPE).createSpec(),
            new DataColumnSpecCreator("bab", StringCell.TYPE).createSpec());

    @TempDir
    private Path temp;

    @Test
    void everyTableIsReadBack() throws Exception {
        FakeNode hostile = new FakeNode("Hostile")
                .out(BufferedDataTable.TYPE, BufferedDataTable.TYPE)
                .configure((model, specs) -> new PortObjectSpec[] {SPEC, SPEC})
                .execute((model, objects, exec) -> new PortObject[] {table(exec, 0), table(exec, 1), table(exec, 2)});
        Path place = temp.resolve("hostile");
        WorkflowEditor editor = new WorkflowEditor("hostile");
        editor.add(hostile.registered());
        try (Workflow workflow = editor.workflow()) {
            WorkflowSaver.save(workflow, place);
        }
        try (Workflow workflow = WorkflowLoader.load(place, FakeNode.registry(hostile), Overrides.NONE)
                .workflow()) {
            assertTrue(
                    new WorkflowRunner(workflow, WorkflowListener.NONE).run(),
                    () -> String.valueOf(workflow.node(1).message()));
            WorkflowSaver.save(workflow, place);
        }

        List<Path> tables = tables(place);
        assertEquals(3, tables.size(), "two at ports, one for the view");
        for (Path table : tables) {
            int shift = Integer.parseInt(table.toString()
                    .replaceAll(".*port_2$", "1")
                    .replaceAll(".*port_1$", "0")
                    .replaceAll(".*object_0$", "2"));
            List<IndependentDecoder.Row> rows = IndependentDecoder.read(table, SPEC.getNumColumns());
            assertEquals(TEXTS.size(), rows.size());
            for (int i = 0; i < rows.size(); i++) {
                assertRow(i, shift, rows.get(i));
            }
        }
        try (Workflow workflow = WorkflowLoader.load(place, FakeNode.registry(hostile), Overrides.NONE)
                .workflow()) {
            assertEquals(NodeState.EXECUTED, workflow.state());
            int i = 0;
            for (DataRow row : (BufferedDataTable) workflow.node(1).object(1)) {
                assertEquals(row(i, 1), row);
                i++;
            }
            assertEquals(TEXTS.size(), i);
        }
    }

    private static List<Path> tables(Path place) throws Exception {
        try (Stream<Path> paths = Files.walk(place)) {
            return paths.filter(path -> path.endsWith("data.zip"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        }
    }

    private static BufferedDataTable table(ExecutionContext exec, int shift) {
        BufferedDataContainer container = exec.createDataContainer(SPEC);
        for (int i = 0; i < TEXTS.size(); i++) {
            container.addRowToTable(row(i, shift));
        }
        container.close();
        return container.getTable();
    }

    private static String text(int i, int shift) {
        return TEXTS.get((i + shift) % TEXTS.size());
    }

    private static int whole(int i) {
        return (int) (i % 2 == 0 ? ALL_ENDS : ALL_ESCAPES) + i / 4;
    }

    private static long large(int i) {
        return (i % 2 == 0 ? ALL_ESCAPES : ALL_ENDS) + i / 4;
    }

    private static double real(int i) {
        double[] special = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, Double.MIN_VALUE};
        return i < special.length ? special[i] : Double.longBitsToDouble(large(i));
    }

    /** A picture with hostile bytes behind its end, where no decoder looks. */
    private static byte[] picture(int i) {
        byte[] grey = Pngs.grey(4);
        byte[] png = Arrays.copyOf(grey, grey.length + i * 16);
        for (int j = grey.length; j < png.length; j++) {
            png[j] = (byte) (j % 3 == 0 ? 0x61 : j % 3 == 1 ? 0x62 : 0x83);
        }
        return png;
    }

    private static DataRow row(int i, int shift) {
        DataCell last = i % 3 == 0 ? DataType.getMissingCell() : new MissingCell(text(i, shift + 2));
        return new DefaultRow(
                new RowKey(text(i, shift)),
                new StringCell(text(i, shift + 1)),
                new IntCell(whole(i)),
                new LongCell(large(i)),
                new DoubleCell(real(i)),
                BooleanCell.get(i % 2 == 0),
                i % 5 == 4 ? DataType.getMissingCell() : new PNGImageContent(picture(i)).toImageCell(),
                last);
    }

    private static void assertRow(int i, int shift, IndependentDecoder.Row row) {
        assertEquals(text(i, shift), row.key());
        List<Object> expected = new ArrayList<>(List.of(text(i, shift + 1), whole(i), large(i), real(i), i % 2 == 0));
        assertEquals(expected, row.cells().subList(0, 5));
        if (i % 5 == 4) {
            assertEquals("?", row.cells().get(5));
        } else {
            assertArrayEquals(picture(i), (byte[]) row.cells().get(5));
        }
        assertEquals(i % 3 == 0 ? "?" : "?" + text(i, shift + 2), row.cells().get(6));
    }
}
