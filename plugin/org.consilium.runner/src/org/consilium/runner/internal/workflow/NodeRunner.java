// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.consilium.runner.internal.files.FileStoreHandler;
import org.consilium.runner.internal.ports.PortSerialization;
import org.consilium.runner.internal.table.TableBuilder;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.internal.bridge.Bridges;
import org.knime.core.internal.bridge.ExecutionBackend;
import org.knime.core.internal.bridge.ProgressSink;
import org.knime.core.internal.bridge.TableSink;
import org.knime.core.internal.bridge.Variable;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.port.PortObject;

/** Runs one node once: copies its inputs, executes, checks the outputs and has their files written. */
final class NodeRunner {
    /** Table ids are counted node by node, so that they do not depend on which of two branches is faster. */
    private static final int TABLES_PER_NODE = 1 << 10;

    private final Workflow workflow;
    private final WorkflowNode node;
    private final ProgressSink progress;
    private final List<String> warnings = new ArrayList<>();

    NodeRunner(Workflow workflow, WorkflowNode node, ProgressSink progress) {
        this.workflow = workflow;
        this.node = node;
        this.progress = progress;
    }

    NodeResult run() throws Exception {
        FileStoreHandler stores = workflow.stores().create();
        try {
            PortObject[] inputs = inputs();
            PortObject[] all = Bridges.NODE.execute(node.model(), inputs, progress, new Backend(stores));
            int ports = node.outTypes().size();
            if (all == null || all.length < ports) {
                throw new IllegalStateException("the node gives fewer objects than it has outputs");
            }
            PortObject[] outputs = Arrays.copyOf(all, ports);
            check(outputs);
            List<PortObject> internals = new ArrayList<>(List.of(all).subList(ports, all.length));
            flush(all, inputs, stores);
            List<Variable> variables = new ArrayList<>(node.variables());
            variables.addAll(Bridges.NODE.pushed(node.model()));
            String warning = Bridges.NODE.takeWarning(node.model());
            return new NodeResult(
                    outputs, internals, variables, stores, warning == null ? null : NodeMessage.warning(warning));
        } catch (Throwable e) {
            Bridges.NODE.takeWarning(node.model());
            stores.delete();
            throw e;
        }
    }

    /** What the node has logged as a warning so far, also where it fails. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private PortObject[] inputs() throws Exception {
        PortObject[] inputs = new PortObject[node.inTypes().size()];
        for (int i = 0; i < inputs.length; i++) {
            Connection connection = workflow.into(node, i);
            if (connection != null) {
                PortObject object = workflow.node(connection.source()).object(connection.sourcePort() - 1);
                inputs[i] = object instanceof BufferedDataTable ? object : PortSerialization.copy(object);
            }
        }
        return inputs;
    }

    private void check(PortObject[] outputs) {
        for (int i = 0; i < outputs.length; i++) {
            String port = "output " + (i + 1) + " (" + node.outTypes().get(i).getName() + ")";
            if (outputs[i] == null) {
                throw new IllegalStateException("the node gives no object at " + port);
            }
            if (!node.outTypes().get(i).acceptsPortObject(outputs[i])) {
                throw new IllegalStateException(
                        "the node gives a " + outputs[i].getClass().getSimpleName() + " at " + port);
            }
            if (outputs[i].getSpec() == null) {
                throw new IllegalStateException("the object at " + port + " has no spec");
            }
        }
    }

    /** Flushes each object that is new; one that came in and goes out again has been flushed before. */
    private static void flush(PortObject[] objects, PortObject[] inputs, FileStoreHandler stores) throws Exception {
        Set<PortObject> done = Collections.newSetFromMap(new IdentityHashMap<>());
        Collections.addAll(done, inputs);
        for (PortObject object : objects) {
            if (object instanceof FileStorePortObject withFiles && done.add(object) && owns(withFiles, stores)) {
                flush(withFiles);
            }
        }
    }

    /** Assumed, not seen of the platform: a cancel that ends the writing of files is no failure of the node. */
    private static void flush(FileStorePortObject object) throws Exception {
        try {
            Bridges.FILE_STORE.flush(object);
        } catch (ClosedByInterruptException e) {
            throw new CanceledExecutionException();
        }
    }

    private static boolean owns(FileStorePortObject object, FileStoreHandler stores) {
        List<FileStore> files = Bridges.FILE_STORE.stores(object);
        return files.stream()
                .allMatch(file -> Bridges.FILE_STORE.file(file).store().equals(stores.id()));
    }

    private final class Backend implements ExecutionBackend {
        private final FileStoreHandler stores;
        private int tables;

        Backend(FileStoreHandler stores) {
            this.stores = stores;
        }

        @Override
        public FileStore createFileStore(String name) throws IOException {
            return stores.create(name);
        }

        @Override
        public synchronized TableSink createTable(DataTableSpec spec, boolean initDomain) {
            return new TableBuilder(spec, initDomain, node.id() * TABLES_PER_NODE + tables++);
        }

        @Override
        public void warned(String message) {
            warnings.add(message);
        }
    }
}
