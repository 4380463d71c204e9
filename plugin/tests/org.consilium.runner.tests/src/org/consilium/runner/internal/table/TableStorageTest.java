// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.consilium.knwf.config.ConfigXmlReader;
import org.consilium.knwf.config.ConfigXmlWriter;
import org.consilium.runner.internal.workflow.ExampleWorkflows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.MissingCell;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.data.image.png.PNGImageValue;
import org.knime.core.internal.bridge.TableData;

/** Tables on disk: the real platform's is read, and what is written comes back. */
class TableStorageTest {
    @TempDir
    Path temp;

    private static DataTableSpec spec() {
        return new DataTableSpec(
                new DataColumnSpecCreator("int", IntCell.TYPE).createSpec(),
                new DataColumnSpecCreator("long", LongCell.TYPE).createSpec(),
                new DataColumnSpecCreator("double", DoubleCell.TYPE).createSpec(),
                new DataColumnSpecCreator("text", StringCell.TYPE).createSpec(),
                new DataColumnSpecCreator("flag", BooleanCell.TYPE).createSpec(),
                new DataColumnSpecCreator("picture", PNGImageContent.TYPE).createSpec());
    }

    private static TableData table() throws IOException {
        TableBuilder builder = new TableBuilder(spec(), true, 7);
        builder.add(new DefaultRow(
                "Row0",
                new IntCell(3),
                new LongCell(1L << 40),
                new DoubleCell(Double.NaN),
                new StringCell("aäa €"),
                BooleanCell.TRUE,
                new PNGImageContent(Pngs.grey(300)).toImageCell()));
        builder.add(new DefaultRow(
                "a",
                new IntCell(-97),
                DataType.getMissingCell(),
                new DoubleCell(0.25),
                new MissingCell("no rater saw it"),
                BooleanCell.FALSE,
                DataType.getMissingCell()));
        builder.close();
        return builder.table();
    }

    @Test
    void theRealPlatformsTableIsRead() throws IOException {
        Path node = ExampleWorkflows.copy("chain-executed", temp).resolve("Tensor Taker (#2)");
        TableData data = TableStorage.read(node.resolve("port_1"), List.of());
        assertEquals(1, data.size());
        assertEquals(2, data.id());
        DataRow row = data.rows().get(0);
        assertEquals("Row0", row.getKey().getString());
        assertEquals(4.99995E9, ((DoubleValue) row.getCell(0)).getDoubleValue());
        byte[] png = ((PNGImageValue) row.getCell(1)).getImageContent().getByteArray();
        assertEquals(328, png.length);
        TableData reference = TableStorage.read(node.resolve("internalTables/object_0"), List.of(data));
        assertSame(data, reference);
    }

    @Test
    void theRealPlatformsTableIsRewrittenAsItWas() throws IOException {
        Path node = ExampleWorkflows.copy("chain-executed", temp).resolve("Tensor Taker (#2)");
        TableData data = TableStorage.read(node.resolve("port_1"), List.of());
        Path copy = Files.createDirectories(temp.resolve("copy"));
        TableStorage.write(data, copy);
        assertEquals(Files.readString(node.resolve("port_1/spec.xml")), Files.readString(copy.resolve("spec.xml")));
        assertEquals(Files.readString(node.resolve("port_1/data.xml")), Files.readString(copy.resolve("data.xml")));
        Path reference = Files.createDirectories(temp.resolve("reference"));
        TableStorage.writeReference(data, reference);
        assertEquals(
                Files.readString(node.resolve("internalTables/object_0/data.xml")),
                Files.readString(reference.resolve("data.xml")));
    }

    @Test
    void everyCellComesBack() throws IOException {
        TableData table = table();
        TableStorage.write(table, temp);
        TableData read = TableStorage.read(temp, List.of());
        assertEquals(table.spec(), read.spec());
        assertEquals(table.rows(), read.rows());
        assertEquals("no rater saw it", ((MissingCell) read.rows().get(1).getCell(3)).getError());
    }

    @Test
    void boundsOfNumbersAreInTheSpecAndNotANumberIsNone() throws IOException {
        TableStorage.write(table(), temp);
        var spec = ConfigXmlReader.read(temp.resolve("spec.xml"));
        var ints = spec.child("column_spec_0").child("column_domain");
        String type = "org.knime.core.data.def.IntCell";
        assertEquals("-97", ints.child("lower_bound").child(type).text("IntCell"));
        assertEquals("3", ints.child("upper_bound").child(type).text("IntCell"));
        var doubles = spec.child("column_spec_2").child("column_domain");
        String doubleType = "org.knime.core.data.def.DoubleCell";
        assertEquals("0.25", doubles.child("lower_bound").child(doubleType).text("DoubleCell"));
        assertTrue(spec.child("column_spec_3").child("column_domain").keys().isEmpty());
    }

    @Test
    void equalTablesAreEqualFiles() throws IOException {
        Path one = Files.createDirectories(temp.resolve("one"));
        Path two = Files.createDirectories(temp.resolve("two"));
        TableStorage.write(table(), one);
        TableStorage.write(table(), two);
        assertArrayEquals(Files.readAllBytes(one.resolve("data.zip")), Files.readAllBytes(two.resolve("data.zip")));
    }

    @Test
    void aTableOfAnUnknownVersionIsRefused() throws IOException {
        TableStorage.write(table(), temp);
        var info = ConfigXmlReader.read(temp.resolve("data.xml"));
        info.putString("table_type", "something_new");
        Files.write(temp.resolve("data.xml"), ConfigXmlWriter.bytes(info));
        IOException error = assertThrows(IOException.class, () -> TableStorage.read(temp, List.of()));
        assertTrue(error.getMessage().contains("something_new"), error.getMessage());
    }

    @Test
    void rowsThatDoNotFitAreRefused() {
        TableBuilder builder =
                new TableBuilder(new DataTableSpec(new DataColumnSpecCreator("n", IntCell.TYPE).createSpec()), true, 1);
        assertThrows(IllegalArgumentException.class, () -> builder.add(new DefaultRow("x", new DoubleCell(1))));
        assertThrows(IllegalArgumentException.class, () -> builder.add(new DefaultRow("x", List.of())));
        builder.add(new DefaultRow("x", new IntCell(1)));
        assertThrows(IllegalArgumentException.class, () -> builder.add(new DefaultRow("x", new IntCell(2))));
        assertThrows(IllegalStateException.class, builder::table);
    }

    @Test
    void aTableThatIsGoneIsToldWhenItsRowsAreRead() throws IOException {
        TableStorage.write(table(), temp);
        TableData opened = TableStorage.read(temp, List.of());
        Files.delete(temp.resolve("data.zip"));
        assertThrows(UncheckedIOException.class, opened::rows);
    }
}
