// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.example.tport;

import java.util.List;
import org.consilium.runner.internal.nodes.BundleInfo;
import org.consilium.runner.internal.nodes.NodeRegistry;
import org.consilium.runner.internal.nodes.RegisteredNode;

/** The nodes of the example workflows. */
public final class ExampleNodes {
    private static final BundleInfo BUNDLE =
            new BundleInfo("Tensor port spike", "org.example.tport", "Example Vendor", "0.1.0");

    public static final RegisteredNode MAKER = new RegisteredNode(
            "org.example.tport.MakerFactory",
            "/community/tport",
            () -> new ExampleFactory("Tensor Maker", List.of("Tensor"), MakerModel::new),
            BUNDLE);

    public static final RegisteredNode TAKER = new RegisteredNode(
            "org.example.tport.TakerFactory",
            "/community/tport",
            () -> new ExampleFactory("Tensor Taker", List.of("Tensor", "Sum"), TakerModel::new),
            BUNDLE);

    public static final NodeRegistry REGISTRY = factory -> List.of(MAKER, TAKER).stream()
            .filter(node -> node.factoryClass().equals(factory))
            .findFirst();

    private ExampleNodes() {}
}
