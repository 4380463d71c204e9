// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.example.tport;

import java.util.Base64;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;

/** Says the size of a tensor, with a picture, at its port and for its view. */
final class TakerModel extends ExampleModel {
    /** One grey pixel. */
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAA"
                    + "CklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==");

    TakerModel() {
        super(new PortType[] {TensorPortObject.TYPE}, new PortType[] {BufferedDataTable.TYPE});
    }

    private static DataTableSpec spec() {
        return new DataTableSpec(
                new DataColumnSpecCreator("sum", DoubleCell.TYPE).createSpec(),
                new DataColumnSpecCreator("picture", PNGImageContent.TYPE).createSpec());
    }

    @Override
    protected void saveSettingsTo(NodeSettingsWO settings) {
        settings.addInt("gcEvery", 0);
        settings.addInt("sleepMs", 0);
    }

    @Override
    protected void saveDefaultViewSettingsTo(NodeSettingsWO settings) {
        settings.addString("caption", "hello");
    }

    @Override
    protected void validateSettings(NodeSettingsRO settings) throws InvalidSettingsException {
        settings.getInt("gcEvery");
    }

    @Override
    protected void validateViewSettings(NodeSettingsRO settings) throws InvalidSettingsException {
        settings.getString("caption");
    }

    @Override
    protected void loadValidatedSettingsFrom(NodeSettingsRO settings) {}

    @Override
    protected PortObjectSpec[] configure(PortObjectSpec[] specs) {
        return new PortObjectSpec[] {spec()};
    }

    @Override
    protected PortObject[] execute(PortObject[] objects, ExecutionContext exec) {
        BufferedDataContainer container = exec.createDataContainer(spec());
        container.addRowToTable(new DefaultRow(
                "Row0",
                new DoubleCell(((TensorPortObject) objects[0]).file().length()),
                new PNGImageContent(PICTURE).toImageCell()));
        container.close();
        return new PortObject[] {container.getTable(), container.getTable()};
    }
}
