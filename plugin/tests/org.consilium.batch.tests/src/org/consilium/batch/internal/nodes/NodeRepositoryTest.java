// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.consilium.batch.internal.nodes.NodeRepository.Registered;
import org.junit.jupiter.api.Test;

class NodeRepositoryTest {

    /** KNIME has hundreds of nodes, and some of them cannot be made without a screen. */
    @Test
    void nodesOfOthersAreCountedAndNeverMade() {
        Registered foreign = new Registered("org.knime.base", "org.knime.base.F", "/io", () -> {
            throw new NoClassDefFoundError("javax/swing/JApplet");
        });

        NodeRepository repository = NodeRepository.of(List.of(foreign, foreign), Map.of());

        assertEquals(new NodeRepository(List.of(), List.of(), 2), repository);
    }

    @Test
    void oneOfOursThatCannotBeMadeIsAProblem() {
        Registered broken = new Registered("org.consilium.knime", "org.consilium.knime.F", "/io", () -> {
            throw new IllegalStateException("no XML");
        });

        NodeRepository repository = NodeRepository.of(List.of(broken), Map.of());

        assertEquals(0, repository.others());
        assertTrue(
                repository.problems().get(0).contains("org.consilium.knime.F"),
                repository.problems().toString());
    }
}
