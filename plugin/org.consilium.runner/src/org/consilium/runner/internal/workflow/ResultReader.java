// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.consilium.knwf.archive.Folders;
import org.consilium.knwf.config.ConfigTree;
import org.consilium.knwf.config.ConfigXmlReader;
import org.consilium.runner.internal.files.FileStoreHandler;
import org.consilium.runner.internal.ports.PortClasses;
import org.consilium.runner.internal.ports.PortSerialization;
import org.consilium.runner.internal.table.TableStorage;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.internal.bridge.Bridges;
import org.knime.core.internal.bridge.TableData;
import org.knime.core.internal.bridge.Variable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;

/** Restores what an executed node had produced. */
final class ResultReader {
    private final Workflow workflow;
    private final WorkflowNode node;
    private final Path folder;
    private final List<TableData> tables = new ArrayList<>();

    ResultReader(Workflow workflow, WorkflowNode node) {
        this.workflow = workflow;
        this.node = node;
        this.folder = workflow.folder().resolve(node.folder());
    }

    /**
     * Restores it.
     *
     * @return why the node has to run again: a part of its result has been taken out of the workflow's folder, or the node
     *     has more outputs today than when it was saved; null where it hasn't
     * @throws LoadProblem where something is there, but damaged
     */
    String restore() throws LoadProblem {
        try {
            String lost = lost();
            if (lost != null) {
                return lost;
            }
            FileStoreHandler stores = stores();
            PortObject[] objects = new PortObject[node.outTypes().size()];
            ConfigTree ports = node.settings().child("ports");
            for (int i = 0; i < objects.length; i++) {
                ConfigTree port = ports == null ? null : ports.child("port_" + (i + 1));
                String place = port == null ? null : port.text("port_dir_location");
                if (place == null) {
                    throw new IOException("nothing is saved of output " + (i + 1));
                }
                objects[i] = port.text("port_object_location") == null
                        ? table(Folders.inside(folder, place))
                        : object(Folders.inside(folder, place), port, i);
            }
            NodeResult result = new NodeResult(objects, internals(), variables(), stores, message());
            node.executed(result);
            return null;
        } catch (IOException | CanceledExecutionException | RuntimeException e) {
            Debug.trace(e);
            throw new LoadProblem(
                    node.label(), "its result cannot be read: " + Failures.text(e) + "; -reset runs all nodes anew", e);
        }
    }

    /** The folder of a port is there whole or not at all; a file that is missing in it is damage. */
    private String lost() throws IOException {
        ConfigTree ports = node.settings().child("ports");
        for (String key : ports == null ? List.<String>of() : ports.keys()) {
            ConfigTree port = ports.child(key);
            String place = port == null ? null : port.text("port_dir_location");
            if (place != null && !Files.exists(Folders.inside(folder, place))) {
                return place + " is no longer there";
            }
        }
        return newOutput(ports);
    }

    /** Outputs are only ever added behind the others, so a result of an earlier version lacks the last ones. */
    private String newOutput(ConfigTree ports) {
        int saved = 0;
        while (ports != null && ports.child("port_" + (saved + 1)) != null) {
            saved++;
        }
        boolean fewer = saved > 0
                && saved == ports.keys().size()
                && saved < node.outTypes().size();
        return fewer ? "output " + (saved + 1) + " is new since it was saved" : null;
    }

    private FileStoreHandler stores() throws IOException {
        ConfigTree config = node.settings().child("filestores");
        String id = config == null ? null : config.text("file_store_id");
        if (id == null) {
            return workflow.stores().create();
        }
        String place = config.text("file_store_location");
        return workflow.stores().open(UUID.fromString(id), place == null ? null : Folders.inside(folder, place));
    }

    private PortObject table(Path place) throws IOException {
        TableData data = TableStorage.read(place, tables);
        tables.add(data);
        return Bridges.NODE.table(data);
    }

    private PortObject object(Path place, ConfigTree port, int output) throws IOException, CanceledExecutionException {
        Class<? extends PortObject> type = PortClasses.object(
                port.text("port_object_class"), node.outTypes().get(output));
        Class<? extends PortObjectSpec> specType = PortClasses.spec(port.text("port_spec_class"), type);
        PortObjectSpec spec;
        try (InputStream in = Files.newInputStream(Folders.inside(place, port.requireText("port_spec_location")))) {
            spec = PortSerialization.readSpec(specType, in);
        }
        Path file = Folders.inside(place, port.requireText("port_object_location"));
        PortObject object;
        try (InputStream in = Files.newInputStream(file)) {
            object = PortSerialization.readObject(type, spec, in);
        }
        if (object instanceof FileStorePortObject withFiles) {
            attach(withFiles, file.resolveSibling("filestore.xml"));
        }
        return object;
    }

    private void attach(FileStorePortObject object, Path file) throws IOException {
        ConfigTree keys = ConfigXmlReader.read(file).child("filestore_keys");
        List<FileStore> attached = new ArrayList<>();
        for (String key : keys == null ? List.<String>of() : keys.keys()) {
            ConfigTree item = keys.child(key);
            FileStoreHandler handler = workflow.stores().find(UUID.fromString(item.requireText("storeUUID")));
            if (handler == null) {
                throw new IOException("filestore.xml names a store that no node has");
            }
            attached.add(handler.get((int) item.requireNumber("index"), item.requireText("name")));
        }
        Bridges.FILE_STORE.attach(object, attached);
    }

    /** Only tables are seen of the real platform here; other objects are not kept for views in this extension. */
    private List<PortObject> internals() throws IOException {
        List<PortObject> result = new ArrayList<>();
        ConfigTree config = node.settings().child("internalObjects");
        ConfigTree content = config == null ? null : config.child("content");
        for (String key : content == null ? List.<String>of() : content.keys()) {
            ConfigTree item = content.child(key);
            if (!"table".equals(item.text("type"))) {
                throw new IOException("an internal object is of the unknown type " + item.text("type"));
            }
            result.add(table(Folders.inside(
                    folder, config.requireText("location") + "/" + item.requireText("table_dir_location"))));
        }
        return result;
    }

    private List<Variable> variables() {
        List<Variable> result = new ArrayList<>();
        ConfigTree stack = node.settings().child("flow_stack");
        for (String key : stack == null ? List.<String>of() : stack.keys()) {
            ConfigTree item = stack.child(key);
            if (item != null && "variable".equals(item.text("type"))) {
                result.add(WorkflowVariables.parse(item.text("name"), item.text("class"), item.text("value")));
            }
        }
        return result;
    }

    private NodeMessage message() {
        ConfigTree config = node.settings().child("nodecontainer_message");
        return config == null ? null : new NodeMessage(config.text("type"), config.text("message"));
    }
}
