// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The check of the check: circles are found and named, and nothing else is. */
class PackageGraphTest {

    @Test
    void arrowsOneWayAreNoCircle() {
        PackageGraph graph = new PackageGraph();
        graph.add("a.One", "b.Two");
        graph.add("a.One", "c.Three");
        graph.add("b.Two", "c.Three");
        graph.add("b.Two", "b.Other");
        assertEquals(List.of(), graph.circles());
    }

    @Test
    void aCircleIsNamedOnceWithItsClasses() {
        PackageGraph graph = new PackageGraph();
        graph.add("a.One", "b.Two");
        graph.add("b.Two", "c.Three");
        graph.add("b.Other", "c.Three");
        graph.add("c.Three", "a.One");
        graph.add("d.Four", "a.One");
        assertEquals(
                List.of("the packages b -> c -> a -> b form a circle:"
                        + "\n    b -> c: Other names Three, Two names Three"
                        + "\n    c -> a: Three names One"
                        + "\n    a -> b: One names Two"),
                graph.circles());
    }
}
