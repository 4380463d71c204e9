// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import org.example.tport.TensorPortObject;
import org.example.tport.TensorSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;

/** Fake nodes that many tests want. */
final class Fakes {
    static final DataTableSpec TEXTS =
            new DataTableSpec(new DataColumnSpecCreator("text", StringCell.TYPE).createSpec());

    private Fakes() {}

    /** Puts out a tensor of "count" elements. */
    static FakeNode maker() {
        return new FakeNode("Maker")
                .out(TensorPortObject.TYPE)
                .configure((model, specs) -> new PortObjectSpec[] {new TensorSpec(model.count)})
                .execute((model, objects, exec) -> new PortObject[] {
                    new TensorPortObject(new TensorSpec(model.count), "id", exec.createFileStore("tensor.bin"))
                });
    }

    /** Takes a tensor, puts out a table that says its size. */
    static FakeNode taker() {
        return new FakeNode("Taker")
                .in(TensorPortObject.TYPE)
                .out(BufferedDataTable.TYPE)
                .configure((model, specs) -> new PortObjectSpec[] {TEXTS})
                .execute((model, objects, exec) -> {
                    TensorPortObject tensor = (TensorPortObject) objects[0];
                    BufferedDataTable table =
                            table(exec, "size " + tensor.file().length());
                    return new PortObject[] {table, table};
                });
    }

    /** Puts out its text as a table. */
    static FakeNode texter(String name) {
        return new FakeNode(name)
                .out(BufferedDataTable.TYPE)
                .configure((model, specs) -> new PortObjectSpec[] {TEXTS})
                .execute((model, objects, exec) -> new PortObject[] {table(exec, model.text)});
    }

    static BufferedDataTable table(ExecutionContext exec, String text) {
        BufferedDataContainer container = exec.createDataContainer(TEXTS);
        container.addRowToTable(new DefaultRow("Row0", text));
        container.close();
        return container.getTable();
    }

    static String text(WorkflowNode node) {
        try (var rows = ((BufferedDataTable) node.object(0)).iterator()) {
            return rows.next().getCell(0).toString();
        }
    }
}
