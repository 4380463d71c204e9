// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.batch.internal.ExampleWorkflow;
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

        assertEquals(List.of(NODE + "/port_1.csv", NODE + "/" + PICTURE), files(out));
        assertEquals(
                "RowID,sum,picture\r\nRow0,4.99995E9," + PICTURE + "\r\n",
                Files.readString(out.resolve(NODE).resolve("port_1.csv")));
        byte[] png = Files.readAllBytes(out.resolve(NODE).resolve(PICTURE));
        assertArrayEquals(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, Arrays.copyOf(png, 4));
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

    @Test
    void makesNamesThatEverySystemTakes() {
        OutputNames names = new OutputNames();

        assertEquals("a_b_c_", OutputNames.clean("a/b\\c?"));
        assertEquals("_._x", OutputNames.clean("../x"));
        assertEquals("Row.png", names.unused("Row", ".png"));
        assertEquals("row_2.png", names.unused("row", ".png"));
    }

    private static String export(Path workflow, Path out) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        RunReport report = new RunReport(new PrintStream(err, true, StandardCharsets.UTF_8));
        new TableExport(report).write(workflow, out);
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
