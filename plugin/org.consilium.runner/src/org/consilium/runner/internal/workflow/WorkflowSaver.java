// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.consilium.knwf.archive.Folders;
import org.consilium.knwf.config.ConfigTree;
import org.consilium.knwf.config.ConfigXmlWriter;
import org.knime.core.node.CanceledExecutionException;

/**
 * Saves a workflow: it is written beside its target and moved into its place, so that a save that fails leaves what was
 * there. Files of the workflow's folder that are not the engine's (data, descriptions) go along.
 */
public final class WorkflowSaver {
    private static final String METADATA =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <workflow-metadata content-type="text/plain"\
             xmlns="http://www.knime.org/core/node/workflow/metadata/v1.0">
                <last-modified>%s</last-modified>
                <description/>
            </workflow-metadata>
            """;

    private static final String SAVED =
            """
            Do not delete this file!
            This file serves to indicate that the workflow was written as part of the usual save routine (not exported).
            """;

    private WorkflowSaver() {}

    public static void save(Workflow workflow, Path target) throws IOException, CanceledExecutionException {
        Path place = target.toAbsolutePath().normalize();
        Files.createDirectories(place.getParent());
        String tag = place.getFileName() + "." + UUID.randomUUID();
        Path beside = place.resolveSibling("." + tag + ".saving");
        Path old = place.resolveSibling("." + tag + ".old");
        try {
            write(workflow, beside);
            if (Files.exists(place)) {
                Files.move(place, old);
            }
            try {
                Files.move(beside, place);
            } catch (IOException e) {
                if (Files.exists(old)) {
                    Files.move(old, place);
                }
                throw e;
            }
        } finally {
            Folders.deleteQuietly(beside);
            Folders.deleteQuietly(old);
        }
    }

    private static void write(Workflow workflow, Path folder) throws IOException, CanceledExecutionException {
        Files.createDirectories(folder);
        if (workflow.folder() != null) {
            copyOthers(workflow, folder);
        }
        for (WorkflowNode node : workflow.nodes()) {
            new NodeWriter(node, folder.resolve(node.folder())).write();
        }
        ConfigTree root = workflow.settings().copy();
        root.putString("state", workflow.state().name());
        Files.write(folder.resolve("workflow.knime"), ConfigXmlWriter.bytes(root));
        String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        writeIfAbsent(folder.resolve("workflow-metadata.xml"), String.format(Locale.ROOT, METADATA, now));
        writeIfAbsent(folder.resolve(".savedWithData"), SAVED);
    }

    private static void copyOthers(Workflow workflow, Path folder) throws IOException {
        Path source = workflow.folder();
        Set<Path> nodes = new HashSet<>();
        workflow.nodes().forEach(node -> nodes.add(source.resolve(node.folder())));
        Folders.copy(source, folder, path -> {
            String name = path.getFileName().toString();
            return !(nodes.contains(path.getParent()) && NodeWriter.writes(name))
                    && !(path.getParent().equals(source) && name.equals("workflow.knime"));
        });
    }

    private static void writeIfAbsent(Path file, String text) throws IOException {
        if (!Files.exists(file)) {
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
