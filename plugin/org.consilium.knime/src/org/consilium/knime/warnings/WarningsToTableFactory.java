// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.warnings;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.consilium.ground.WarningPlace;
import org.consilium.knime.port.TensorPortObject;
import org.consilium.knime.port.TensorPortSpec;
import org.consilium.knime.table.GivesTables;
import org.consilium.knime.table.Table;
import org.knime.core.data.DataCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultModel;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** The Warnings to Table node: all that the node before it warned of, of which the node itself shows the first ones. */
public final class WarningsToTableFactory extends DefaultNodeFactory implements GivesTables {

    private static final Table COLUMNS = Table.empty()
            .integer("number", "in the order in which they were given")
            .text("where", "file, case or series that is meant, if one is")
            .text("warning", "the whole sentence");

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Warnings to Table")
            .icon("icon.png")
            .shortDescription("Lists all warnings of the node that made cases, samples or a model.")
            .fullDescription(
                    """
                    A node shows its first five warnings; a folder with many files that cannot be used gives hundreds. \
                    This node lists all of them in a table, one row a warning, with the file or case that it is about, \
                    in the words of the warning: files are called by their number in the folder and by as much of their \
                    name as names nobody. The node that warned is not executed again. Cases that were read by Consilium \
                    0.1 carry no warnings.""")
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort(
                            "Cases, Samples or Model", "What the node made whose warnings are wanted.", PortObject.TYPE)
                    .addOutputTable("Warnings", "One row per warning, in the order in which they were given."))
            .model(model -> model.parametersClass(WarningsToTableParameters.class)
                    .configure(WarningsToTableFactory::configure)
                    .execute(WarningsToTableFactory::execute))
            .nodeType(NodeFactory.NodeType.Other)
            .keywords("warning", "message", "log", "left out", "unreadable", "problem");

    public WarningsToTableFactory() {
        super(NODE);
    }

    @Override
    public SortedMap<Integer, Table> tables() {
        return GivesTables.from(1, COLUMNS);
    }

    private static void configure(DefaultModel.ConfigureInput in, DefaultModel.ConfigureOutput out)
            throws InvalidSettingsException {
        PortObjectSpec spec = in.getInPortSpec(0);
        if (!(spec instanceof TensorPortSpec)) {
            throw new InvalidSettingsException("This port carries no warnings. Connect cases, samples or a model.");
        }
        out.setOutSpecs(COLUMNS.spec());
    }

    private static void execute(DefaultModel.ExecuteInput in, DefaultModel.ExecuteOutput out) {
        TensorPortObject<?> port = in.getInPortObject(0);
        List<String> warnings = port.warnings();
        out.setOutData(COLUMNS.build(
                in.getExecutionContext(),
                IntStream.range(0, warnings.size()).mapToObj(i -> row(i + 1, warnings.get(i)))::iterator));
    }

    private static DataCell[] row(int number, String warning) {
        return new DataCell[] {
            Table.cell(number), Table.cell(WarningPlace.of(warning)), Table.cell(warning),
        };
    }
}
