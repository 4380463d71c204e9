// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.consilium.ground.FileNames;
import org.consilium.knwf.archive.Folders;
import org.consilium.knwf.archive.WorkflowArchive;
import org.consilium.knwf.config.ConfigTree;
import org.consilium.knwf.config.ConfigXmlReader;

/**
 * A node of a saved workflow.
 *
 * @param label its name and id, as {@code GED Evaluator (#7)}, without what a file name can't hold
 * @param folder its folder
 * @param group whether it is a metanode or component, which holds a workflow itself
 */
record SavedNode(String label, Path folder, boolean group) {
    private static final int LONGEST_NAME = 60;
    private static final String WARNINGS = "warnings.txt";
    private static final String CANCELLED = "Execution canceled";
    private static final String TABLE_CLASS = "org.knime.core.node.BufferedDataTable";

    /** The nodes of a workflow, as its file lists them. */
    static List<SavedNode> of(Path workflow) throws IOException {
        List<SavedNode> nodes = new ArrayList<>();
        ConfigTree list =
                ConfigXmlReader.read(workflow.resolve(WorkflowArchive.WORKFLOW)).require("nodes");
        for (String key : list.keys()) {
            ConfigTree node = list.require(key);
            long id = node.requireNumber("id");
            Path file = Folders.inside(workflow, node.requireText("node_settings_file"));
            boolean group =
                    file.getParent().resolve(WorkflowArchive.WORKFLOW).toFile().isFile();
            nodes.add(new SavedNode(
                    FileNames.safe(name(file), LONGEST_NAME) + " (#" + id + ")", file.getParent(), group));
        }
        return nodes;
    }

    /** The name of the node; that of its folder, less the id, where its settings have none. */
    private static String name(Path settings) throws IOException {
        String folder = settings.getParent().getFileName().toString().replaceFirst(" \\(#\\d+\\)$", "");
        String name = ConfigXmlReader.read(settings).text("name");
        return name == null || name.isBlank() ? folder : name;
    }

    /** Class of the factory that makes the node; empty where its settings name none, as those of a metanode. */
    String factory() throws IOException {
        String factory = group
                ? null
                : ConfigXmlReader.read(folder.resolve("settings.xml")).text("factory");
        return factory == null ? "" : factory;
    }

    /** The folders of the tables at the node's ports, by number of the port. Port 0 carries variables. */
    SortedMap<Integer, Path> tables() throws IOException {
        SortedMap<Integer, Path> tables = new TreeMap<>();
        Path file = folder.resolve("settings.xml");
        ConfigTree ports = group ? null : ConfigXmlReader.read(file).child("ports");
        if (ports == null) {
            return tables;
        }
        for (String key : ports.keys()) {
            ConfigTree port = ports.require(key);
            String place = port.text("port_dir_location");
            if (place != null && !place.isEmpty() && TABLE_CLASS.equals(port.text("port_object_class"))) {
                tables.put((int) port.requireNumber("index"), Folders.inside(folder, place));
            }
        }
        return tables;
    }

    /** Whether the node has run to its end. */
    boolean executed() throws IOException {
        return "EXECUTED"
                .equals(ConfigXmlReader.read(folder.resolve("settings.xml")).text("state"));
    }

    /** Why a node could not run, or null: it failed, was cancelled, or can't use what it was told. */
    String error() throws IOException {
        ConfigTree settings = ConfigXmlReader.read(folder.resolve("settings.xml"));
        ConfigTree message = settings.child("nodecontainer_message");
        if (message == null || message.text("message") == null || "EXECUTED".equals(settings.text("state"))) {
            return null;
        }
        // A node that waits for its turn may have a warning, too.
        boolean stopped = "ERROR".equals(message.text("type"))
                || "IDLE".equals(settings.text("state"))
                || CANCELLED.equals(message.text("message"));
        return stopped ? message.text("message") : null;
    }

    /**
     * All that the node warned of when it last ran, also where it failed. Where the workflow was saved by KNIME itself,
     * which lists them in its log alone, the message on the node.
     */
    List<String> warnings() throws IOException {
        Path list = folder.resolve(WARNINGS);
        if (Files.isRegularFile(list)) {
            return Files.readAllLines(list);
        }
        Path file = folder.resolve("settings.xml");
        ConfigTree message = group ? null : ConfigXmlReader.read(file).child("nodecontainer_message");
        return message != null && "WARNING".equals(message.text("type")) && message.text("message") != null
                ? List.of(message.text("message"))
                : List.of();
    }

    /** Folders of all tables of the node: a port may refer to a table that was saved for the node's view. */
    List<Path> allTables() throws IOException {
        List<Path> all = new ArrayList<>(tables().values());
        Path internals = folder.resolve("internalTables");
        if (Files.isDirectory(internals)) {
            all.addAll(Folders.children(internals));
        }
        return all;
    }
}
