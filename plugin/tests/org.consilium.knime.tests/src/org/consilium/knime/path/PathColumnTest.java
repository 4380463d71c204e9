// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;

/** Tables of paths of both kinds: texts, and KNIME's Path type. */
class PathColumnTest {

    private static final DataTableSpec TABLE = new DataTableSpec(
            column("Number", IntCell.TYPE),
            column("Path", DataType.getType(FSLocationValue.Cell.class)),
            column("Text", StringCell.TYPE));

    private static DataColumnSpec column(String name, DataType type) {
        return new DataColumnSpecCreator(name, type).createSpec();
    }

    private static DataRow row(DataCell place, String text) {
        return new DefaultRow(new RowKey("r"), new IntCell(1), place, new StringCell(text));
    }

    private static List<Path> paths(String column, DataRow... rows) throws Exception {
        return PathColumn.of(TABLE, column).paths(List.of(rows));
    }

    @Test
    void columnsOfPathsAndTextsCanBeChosen() {
        assertEquals(
                List.of("Path", "Text"),
                PathColumn.choices(TABLE).stream().map(DataColumnSpec::getName).toList());
    }

    @Test
    void bothKindsGiveTheSamePaths() throws Exception {
        DataRow first = row(new FSLocationValue.Cell("LOCAL", null, "/study/a b"), "/study/a b");
        DataRow second = row(new FSLocationValue.Cell("CUSTOM_URL", "1000", "file:/study/c%20d"), "file:/study/c%20d");
        List<Path> expected = List.of(Path.of("/study/a b"), Path.of("/study/c d"));
        assertEquals(expected, paths("Path", first, second));
        assertEquals(expected, paths("Text", first, second));
    }

    @Test
    void rowsWithoutAPlaceAreLeftOut() throws Exception {
        DataRow with = row(new FSLocationValue.Cell("LOCAL", null, "/a"), "x");
        assertEquals(List.of(Path.of("/a")), paths("Path", row(new MissingCell("none"), "x"), with));
        IOException none = assertThrows(IOException.class, () -> paths("Path", row(new MissingCell(""), "x")));
        assertEquals("The connected table holds no path in its column 'Path'.", none.getMessage());
    }

    @Test
    void aPlaceThatCannotBeReachedNamesItsRowAndNotItself() {
        DataRow fine = row(new FSLocationValue.Cell("LOCAL", null, "/a"), "/a");
        DataRow connected = row(new FSLocationValue.Cell("CONNECTED", "sftp:x", "/DOE^JANE"), "");
        String message = assertThrows(IOException.class, () -> paths("Path", fine, connected))
                .getMessage();
        assertTrue(message.startsWith("The place in row 2 of the column 'Path' lies in a file system"), message);
        assertTrue(!message.contains("DOE"), message);
        String empty = assertThrows(IOException.class, () -> paths("Text", fine, connected))
                .getMessage();
        assertTrue(empty.startsWith("The place in row 2 of the column 'Text' is empty"), empty);
    }

    @Test
    void aColumnOfAnotherTypeIsRefusedNamingThoseThatCanBeChosen() {
        for (String name : new String[] {"Number", "Nowhere"}) {
            String message = assertThrows(InvalidSettingsException.class, () -> PathColumn.of(TABLE, name))
                    .getMessage();
            assertTrue(message.contains("'" + name + "'") && message.endsWith("paths: 'Path', 'Text'."), message);
        }
    }
}
