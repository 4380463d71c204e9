// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.consilium.knwf.config.ConfigTree;
import org.consilium.knwf.config.ConfigXmlWriter;
import org.consilium.runner.internal.files.FileStoreHandler;
import org.consilium.runner.internal.ports.PortSerialization;
import org.consilium.runner.internal.table.TableStorage;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.internal.bridge.Bridges;
import org.knime.core.internal.bridge.StoredFile;
import org.knime.core.internal.bridge.TableData;
import org.knime.core.internal.bridge.Variable;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.port.PortObject;

/** Writes a node into its folder: its settings with all keys that they came with, and what it has produced. */
final class NodeWriter {
    /**
     * Lists all that the node warned of when it last ran, a line each; there is none where it had nothing to say. The
     * platform knows no such file and passes it over.
     */
    static final String WARNINGS = "warnings.txt";

    /** What a node's folder holds of its result; the rest of the folder is not ours. */
    private static final List<String> RESULT = List.of("filestore", "internalTables", WARNINGS);

    private final WorkflowNode node;
    private final Path folder;
    private final boolean executed;
    private final List<TableData> tables = new ArrayList<>();

    NodeWriter(WorkflowNode node, Path folder) {
        this.node = node;
        this.folder = folder;
        this.executed = node.state() == NodeState.EXECUTED;
    }

    static boolean writes(String name) {
        return name.equals("settings.xml") || name.startsWith("port_") || RESULT.contains(name);
    }

    void write() throws IOException, CanceledExecutionException {
        Files.createDirectories(folder);
        ConfigTree settings = node.settings().copy();
        settings.putString("state", node.state().name());
        message(settings);
        settings.putBoolean("hasContent", executed);
        flowStack(settings);
        ports(settings);
        internals(settings);
        fileStores(settings);
        Files.write(folder.resolve("settings.xml"), ConfigXmlWriter.bytes(settings));
        if (!node.warnings().isEmpty()) {
            Files.write(
                    folder.resolve(WARNINGS),
                    node.warnings().stream()
                            .map(said -> said.strip().replaceAll("\\s*\\R\\s*", " "))
                            .toList());
        }
    }

    private void message(ConfigTree settings) {
        settings.remove("nodecontainer_message");
        NodeMessage message = node.message();
        if (message != null) {
            ConfigTree config = new ConfigTree("nodecontainer_message");
            config.putString("type", message.type());
            config.putString("message", message.text());
            settings.putAfter("state", config.key(), config);
        }
    }

    private void flowStack(ConfigTree settings) {
        List<Variable> variables = node.variables();
        if (variables.isEmpty()) {
            return;
        }
        ConfigTree stack = settings.addChild("flow_stack");
        for (Variable variable : variables) {
            ConfigTree item = stack.addChild("Variable_" + stack.keys().size());
            item.putString("type", "variable");
            item.putString("name", variable.name());
            item.putString("class", variable.type());
            item.put("value", WorkflowVariables.entry(variable));
        }
    }

    private void ports(ConfigTree settings) throws IOException, CanceledExecutionException {
        ConfigTree ports = settings.childOrAdd("ports");
        for (int i = 0; i < node.outTypes().size(); i++) {
            String name = "port_" + (i + 1);
            ConfigTree before = ports.child(name);
            ConfigTree port = new ConfigTree(name);
            port.putInt("index", i + 1);
            if (executed) {
                port(port, node.object(i), folder.resolve(name));
            }
            port.putString("port_dir_location", executed ? name : null);
            if (before != null) {
                before.keys().stream()
                        .filter(key -> !key.equals("index") && !key.startsWith("port_"))
                        .forEach(key -> port.put(key, before.item(key)));
            }
            ports.put(name, port);
        }
    }

    private void port(ConfigTree port, PortObject object, Path place) throws IOException, CanceledExecutionException {
        Files.createDirectories(place);
        port.putString("port_spec_class", object.getSpec().getClass().getName());
        port.putString("port_object_class", object.getClass().getName());
        port.putString("port_object_summary", object.getSummary());
        if (object instanceof BufferedDataTable table) {
            TableData data = Bridges.NODE.data(table);
            TableStorage.write(data, place);
            tables.add(data);
            return;
        }
        port.putString("port_spec_location", "spec/spec.zip");
        port.putString("port_object_location", "object/portobject.zip");
        Path spec = Files.createDirectories(place.resolve("spec")).resolve("spec.zip");
        try (OutputStream out = Files.newOutputStream(spec)) {
            PortSerialization.write(object.getSpec(), out);
        }
        Path file = Files.createDirectories(place.resolve("object")).resolve("portobject.zip");
        try (OutputStream out = Files.newOutputStream(file)) {
            PortSerialization.write(object, out);
        }
        if (object instanceof FileStorePortObject withFiles) {
            Files.write(file.resolveSibling("filestore.xml"), ConfigXmlWriter.bytes(keys(withFiles)));
        }
    }

    private static ConfigTree keys(FileStorePortObject object) {
        ConfigTree root = new ConfigTree("filestore");
        ConfigTree keys = root.addChild("filestore_keys");
        for (FileStore store : Bridges.FILE_STORE.stores(object)) {
            StoredFile file = Bridges.FILE_STORE.file(store);
            ConfigTree key = keys.addChild("filestore_key_" + keys.keys().size());
            key.putString("storeUUID", file.store().toString());
            key.putInt("index", file.index());
            key.putString("name", file.name());
            key.putInt("iterationIndex", -1);
        }
        return root;
    }

    private void internals(ConfigTree settings) throws IOException {
        settings.remove("internalObjects");
        List<PortObject> internals = node.internals();
        if (!executed || internals.isEmpty()) {
            return;
        }
        ConfigTree config = new ConfigTree("internalObjects");
        config.putString("location", "internalTables");
        ConfigTree content = config.addChild("content");
        for (int i = 0; i < internals.size(); i++) {
            if (!(internals.get(i) instanceof BufferedDataTable table)) {
                throw new IOException(node.label() + " keeps a "
                        + internals.get(i).getClass().getSimpleName() + " for its view; only tables can be saved");
            }
            String name = "object_" + i;
            ConfigTree item = content.addChild(name);
            item.putInt("index", i);
            item.putString("type", "table");
            item.putString("table_dir_location", name);
            Path place =
                    Files.createDirectories(folder.resolve("internalTables").resolve(name));
            TableData data = Bridges.NODE.data(table);
            if (tables.contains(data)) {
                TableStorage.writeReference(data, place);
            } else {
                TableStorage.write(data, place);
                tables.add(data);
            }
        }
        settings.putAfter("ports", config.key(), config);
    }

    private void fileStores(ConfigTree settings) throws IOException {
        ConfigTree config = settings.childOrAdd("filestores");
        FileStoreHandler stores = executed ? node.stores() : null;
        boolean files = stores != null && stores.save(folder.resolve("filestore"));
        config.putString("file_store_location", files ? "filestore" : null);
        config.putString("file_store_id", stores == null ? null : stores.id().toString());
    }
}
