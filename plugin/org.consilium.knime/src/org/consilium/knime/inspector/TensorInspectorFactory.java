// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.inspector;

import java.util.List;
import java.util.SortedMap;
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

/** The Tensor Inspector node: what a tensor port carries, and where that is. */
public final class TensorInspectorFactory extends DefaultNodeFactory implements GivesTables {

    private static final Table COLUMNS = Table.empty()
            .text("tensor", "name of the tensor")
            .formerly("Tensor")
            .text("type", "type of its numbers")
            .formerly("Type")
            .text("shape", "its dimensions")
            .formerly("Shape")
            .count("bytes", "its size")
            .formerly("Bytes")
            .text("where", "devices and files that hold it now")
            .formerly("Where");

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Tensor Inspector")
            .icon("icon.png")
            .shortDescription("Lists the tensors of a port.")
            .fullDescription(
                    """
                    Lists the tensors of cases, samples or a model: name, element type, length of each axis, bytes, and \
                    where they are at this moment, in the memory of which devices and in the workflow's file. Nothing \
                    is read or moved to find out.""")
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort("Tensors", "Cases, samples or a model.", PortObject.TYPE)
                    .addOutputTable("Tensor Table", "One row per tensor."))
            .model(model -> model.parametersClass(TensorInspectorParameters.class)
                    .configure(TensorInspectorFactory::configure)
                    .execute(TensorInspectorFactory::execute))
            .nodeType(NodeFactory.NodeType.Other)
            .keywords("tensor", "shape", "memory", "device", "debug");

    public TensorInspectorFactory() {
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
            throw new InvalidSettingsException("This port carries no tensors. Connect cases, samples or a model.");
        }
        TensorInspectorParameters parameters = in.getParameters();
        out.setOutSpecs(COLUMNS.spec(parameters.columnNames));
    }

    private static void execute(DefaultModel.ExecuteInput in, DefaultModel.ExecuteOutput out) {
        TensorPortObject<?> port = in.getInPortObject(0);
        TensorInspectorParameters parameters = in.getParameters();
        out.setOutData(COLUMNS.build(in.getExecutionContext(), rows(port), parameters.columnNames));
    }

    static List<DataCell[]> rows(TensorPortObject<?> port) {
        String where = String.join(", ", port.whereabouts());
        return port.layout().tensors().entrySet().stream()
                .map(entry -> new DataCell[] {
                    Table.cell(entry.getKey()),
                    Table.cell(entry.getValue().typeName()),
                    Table.cell(entry.getValue().shape().toString()),
                    Table.countCell(entry.getValue().bytes()),
                    Table.cell(where)
                })
                .toList();
    }
}
