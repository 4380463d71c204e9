// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.runner.internal.config.Overrides;
import org.example.tport.ExampleNodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A workflow names files; none of them is looked for, and none made, outside of its folder. */
class PlacesTest {
    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource({
        "Tensor Taker (#2)/settings.xml, value=\"port_1\"",
        "Tensor Taker (#2)/settings.xml, value=\"internalTables\"",
        "Tensor Taker (#2)/settings.xml, value=\"object_0\"",
        "Tensor Taker (#2)/port_1/data.xml, value=\"data.zip\"",
        "Tensor Maker (#1)/settings.xml, value=\"spec/spec.zip\"",
        "Tensor Maker (#1)/settings.xml, value=\"object/portobject.zip\"",
        "Tensor Maker (#1)/settings.xml, value=\"filestore\""
    })
    void aPlaceOutsideIsRefused(String file, String place) throws IOException {
        Path workflow = ExampleWorkflows.copy("chain-executed", temp.resolve("a/b"));
        replace(workflow.resolve(file), place, "value=\"../../../../outside\"");
        assertTrue(problem(workflow).contains("would lie outside of the workflow"), problem(workflow));
    }

    @Test
    void aFileStoreThatLeadsOutIsRefused() throws IOException {
        Path workflow = ExampleWorkflows.copy("chain-executed", temp.resolve("a/b"));
        Path keys = workflow.resolve("Tensor Maker (#1)/port_1/object/filestore.xml");
        replace(keys, "value=\"tensor.safetensors\"", "value=\"../../outside\"");
        assertTrue(problem(workflow).contains("A file store may not be named \"../../outside\""), problem(workflow));
        assertFalse(Files.exists(temp.resolve("outside")));
    }

    private static String problem(Path workflow) {
        return assertThrows(
                        WorkflowLoadException.class,
                        () -> WorkflowLoader.load(workflow, ExampleNodes.REGISTRY, Overrides.NONE))
                .getMessage();
    }

    private static void replace(Path file, String what, String with) throws IOException {
        String text = Files.readString(file);
        assertTrue(text.contains(what), file + " has no " + what);
        Files.writeString(file, text.replace(what, with));
    }
}
