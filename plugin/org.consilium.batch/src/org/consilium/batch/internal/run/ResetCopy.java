// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.consilium.knwf.archive.Folders;
import org.consilium.knwf.archive.WorkflowArchive;
import org.consilium.knwf.config.ConfigEntry;
import org.consilium.knwf.config.ConfigTree;
import org.consilium.knwf.config.ConfigXmlReader;
import org.consilium.knwf.config.ConfigXmlWriter;

/** Takes the results out of a saved workflow: its nodes are as before they ran, and hold no tables and no images. */
final class ResetCopy {
    private static final Set<String> RESULTS = Set.of("filestore", "internalTables", "internal", "warnings.txt");

    private ResetCopy() {}

    /** Changes a folder with a workflow, and the workflows of its metanodes and components. */
    static void reset(Path workflow) throws IOException {
        for (SavedNode node : SavedNode.of(workflow)) {
            if (node.group()) {
                reset(node.folder());
            }
            node(node.folder());
        }
        Path file = workflow.resolve(WorkflowArchive.WORKFLOW);
        ConfigTree root = ConfigXmlReader.read(file);
        configured(root);
        Files.write(file, ConfigXmlWriter.bytes(root));
    }

    private static void node(Path folder) throws IOException {
        for (Path child : Folders.children(folder)) {
            String name = child.getFileName().toString();
            if (name.startsWith("port_") || RESULTS.contains(name)) {
                Folders.delete(child);
            }
        }
        Path file = folder.resolve("settings.xml");
        if (!Files.isRegularFile(file)) {
            return;
        }
        ConfigTree settings = ConfigXmlReader.read(file);
        configured(settings);
        settings.remove("nodecontainer_message");
        settings.remove("internalObjects");
        if (settings.has("hasContent")) {
            settings.putBoolean("hasContent", false);
        }
        ConfigTree stores = settings.child("filestores");
        if (stores != null) {
            stores.putString("file_store_location", null);
            stores.putString("file_store_id", null);
        }
        ConfigTree ports = settings.child("ports");
        if (ports != null) {
            for (String key : ports.keys()) {
                port(ports.child(key));
            }
        }
        Files.write(file, ConfigXmlWriter.bytes(settings));
    }

    private static void port(ConfigTree port) {
        if (port != null) {
            for (String key : Set.copyOf(port.keys())) {
                if (key.startsWith("port_")) {
                    port.remove(key);
                }
            }
            port.put("port_dir_location", new ConfigEntry("xstring", null));
        }
    }

    private static void configured(ConfigTree settings) {
        if ("EXECUTED".equals(settings.text("state"))) {
            settings.putString("state", "CONFIGURED");
        }
    }
}
