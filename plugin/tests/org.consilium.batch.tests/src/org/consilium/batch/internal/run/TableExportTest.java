// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.consilium.batch.internal.ExampleWorkflow;
import org.consilium.knime.table.PortTable;
import org.consilium.knime.table.Table;
import org.consilium.knwf.table.SavedCell;
import org.consilium.knwf.table.SavedRow;
import org.consilium.knwf.table.SavedTable;
import org.consilium.knwf.table.TableWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableExportTest {
    private static final String NODE = "Tensor Taker (#2)";
    private static final String PICTURE = "port_1_Row0_picture.png";

    @TempDir
    private Path folder;

    @Test
    void writesTablesAsCsvWithPicturesBesideThem() throws IOException {
        Path workflow = ExampleWorkflow.copyTo(folder.resolve("workflow"));
        Path out = Files.createDirectory(folder.resolve("out"));

        assertEquals("", export(workflow, out));

        assertEquals(List.of(NODE + "/port_1.csv", NODE + "/" + PICTURE, NODE + "/tables.json"), files(out));
        assertEquals(
                "RowID,sum,picture\r\nRow0,4.99995E9," + PICTURE + "\r\n",
                Files.readString(out.resolve(NODE).resolve("port_1.csv")));
        byte[] png = Files.readAllBytes(out.resolve(NODE).resolve(PICTURE));
        assertArrayEquals(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, Arrays.copyOf(png, 4));
    }

    /** Of a column that the node says nothing of, as where another version wrote it, the name alone. */
    @Test
    void saysBesideTheTablesWhatTheyAre() throws IOException {
        Path workflow = ExampleWorkflow.copyTo(folder.resolve("workflow"));
        Path out = Files.createDirectory(folder.resolve("out"));
        Table table = Table.empty().number("total", "what it adds up to").formerly("sum");
        PortTable port = new PortTable(1, "Sums", "One row per tensor.", table);

        new TableExport(new RunReport(System.err), Map.of("org.example.tport.TakerFactory", List.of(port)), true)
                .write(workflow, out);

        String expected =
                """
                {"node": "Tensor Taker (#2)", "factory": "org.example.tport.TakerFactory",
                 "tables": [{"port": 1, "file": "port_1.csv", "name": "Sums", "description": "One row per tensor.",
                  "columns": [
                   {"name": "RowID", "type": "text", "description": "key of the row, in KNIME and here"},
                   {"name": "sum", "type": "number", "description": "what it adds up to"},
                   {"name": "picture"}]}]}
                """;
        assertEquals(
                JsonParser.parseString(expected),
                JsonParser.parseString(Files.readString(out.resolve(NODE).resolve("tables.json"))));
    }

    @Test
    void saysBesideTheTableWhyCellsAreMissing() throws IOException {
        Path workflow = ExampleWorkflow.copyTo(folder.resolve("workflow"));
        Path table = workflow.resolve(NODE).resolve("port_1");
        SavedTable saved = SavedTable.of(table);
        SavedCell text = new SavedCell.Text("a");
        TableWriter.write(
                table,
                saved.id(),
                saved.spec(),
                List.of(
                        new SavedRow("one", List.of(new SavedCell.Missing("needs two raters, at least"), text)),
                        new SavedRow("two", List.of(new SavedCell.Missing(null), text))));
        Path out = Files.createDirectory(folder.resolve("out"));

        assertEquals("", export(workflow, out));

        assertEquals(
                "RowID,column,reason\r\none,sum,\"needs two raters, at least\"\r\n",
                Files.readString(out.resolve(NODE).resolve("port_1_missing.csv")));
        String list = Files.readString(out.resolve(NODE).resolve("tables.json"));
        assertTrue(list.contains("\"missing\": \"port_1_missing.csv\""), list);
    }

    /** The class that the platform wrote for numbers becomes one that nobody knows, in a table of two rows. */
    @Test
    void namesTheColumnsWithCellsThatCannotBeRead() throws IOException {
        Path workflow = ExampleWorkflow.copyTo(folder.resolve("workflow"));
        Path table = workflow.resolve(ExampleWorkflow.TABLE);
        SavedTable saved = SavedTable.of(table);
        SavedRow row = new SavedRow("half a pair \ud83d", List.of(new SavedCell.LongWhole(7), new SavedCell.Text("a")));
        TableWriter.write(table, saved.id(), saved.spec(), List.of(row, new SavedRow("b", row.cells())));
        replaceInMeta(table.resolve("data.zip"), "org.knime.core.data.def.LongCell", "org.example.SvgCell");
        Path out = Files.createDirectory(folder.resolve("out"));

        ByteArrayOutputStream err = new ByteArrayOutputStream();
        RunReport report = new RunReport(new PrintStream(err, true, StandardCharsets.UTF_8));
        new TableExport(report, Map.of(), true).write(workflow, out);

        assertFalse(report.failed());
        assertEquals(
                "consilium: the table at port 1 of Tensor Taker (#2): the column 'sum' has cells of the class"
                        + " org.example.SvgCell, which can't be read here; they stand as (SvgCell)",
                err.toString(StandardCharsets.UTF_8).strip());
        assertEquals(
                "RowID,sum,picture\r\nhalf a pair \ufffd,(SvgCell),a\r\nb,(SvgCell),a\r\n",
                Files.readString(out.resolve(NODE).resolve("port_1.csv")));
    }

    private static void replaceInMeta(Path archive, String what, String with) throws IOException {
        Path copy = archive.resolveSibling("copy.zip");
        try (ZipFile from = new ZipFile(archive.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                byte[] bytes = from.getInputStream(entry).readAllBytes();
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(
                        entry.getName().equals("meta.xml")
                                ? new String(bytes, StandardCharsets.UTF_8)
                                        .replace(what, with)
                                        .getBytes(StandardCharsets.UTF_8)
                                : bytes);
                to.closeEntry();
            }
        }
        Files.move(copy, archive, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void aTableThatEndsEarlyLeavesNoPartBehind() throws IOException {
        Path workflow = ExampleWorkflow.copyTo(folder.resolve("workflow"));
        Path table = workflow.resolve(ExampleWorkflow.TABLE);
        SavedTable saved = SavedTable.of(table);
        SavedCell picture = new SavedCell.Picture(new byte[] {1});
        SavedRow row = new SavedRow("a", List.of(new SavedCell.Whole(7), picture));
        TableWriter.write(table, saved.id(), saved.spec(), List.of(row));
        replaceInMeta(
                table.resolve("data.zip"),
                "key=\"table.size\" type=\"xint\" value=\"1\"",
                "key=\"table.size\" type=\"xint\" value=\"2\"");
        Path out = Files.createDirectory(folder.resolve("out"));

        String printed = export(workflow, out);

        assertTrue(printed.endsWith("could not be written: it ends after row 1 of 2"), printed);
        assertEquals(List.of(), files(out));
    }

    @Test
    void namesTheTableThatCannotBeRead() throws IOException {
        Path workflow = ExampleWorkflow.copyTo(folder.resolve("workflow"));
        Files.delete(workflow.resolve(ExampleWorkflow.TABLE).resolve("spec.xml"));
        Path out = Files.createDirectory(folder.resolve("out"));

        assertEquals(
                "consilium: the table at port 1 of Tensor Taker (#2) could not be written: spec.xml is missing",
                export(workflow, out));
        assertEquals(List.of(), files(out));
    }

    @Test
    void refusesAPortThatLeadsOutOfTheWorkflow() throws IOException {
        Path workflow = ExampleWorkflow.copyTo(folder.resolve("workflow"));
        Path settings = workflow.resolve("Tensor Taker (#2)/settings.xml");
        Files.writeString(settings, Files.readString(settings).replace("value=\"port_1\"", "value=\"../../port_1\""));

        String printed = export(workflow, folder.resolve("out"));

        assertTrue(printed.contains("'../../port_1' would lie outside"), printed);
    }

    private static String export(Path workflow, Path out) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        RunReport report = new RunReport(new PrintStream(err, true, StandardCharsets.UTF_8));
        new TableExport(report, Map.of(), true).write(workflow, out);
        String printed = err.toString(StandardCharsets.UTF_8).strip();
        assertEquals(!printed.isEmpty(), report.failed());
        return printed;
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
