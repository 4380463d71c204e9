// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.consilium.runner.internal.nodes.BundleInfo;
import org.consilium.runner.internal.nodes.NodeRegistry;
import org.consilium.runner.internal.nodes.RegisteredNode;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;

/** A node whose two functions a test gives. */
final class FakeNode {
    @FunctionalInterface
    interface Configure {
        PortObjectSpec[] apply(FakeModel model, PortObjectSpec[] specs) throws InvalidSettingsException;
    }

    @FunctionalInterface
    interface Execute {
        PortObject[] apply(FakeModel model, PortObject[] objects, ExecutionContext exec) throws Exception;
    }

    final String name;
    /** What was asked of models of this node, in this order. */
    final List<String> trace = Collections.synchronizedList(new ArrayList<>());

    final List<PortType> in = new ArrayList<>();
    final List<PortType> out = new ArrayList<>();
    Configure configure = (model, specs) -> new PortObjectSpec[out.size()];
    Execute execute = (model, objects, exec) -> new PortObject[0];

    FakeNode(String name) {
        this.name = name;
    }

    FakeNode in(PortType... types) {
        in.addAll(List.of(types));
        return this;
    }

    FakeNode out(PortType... types) {
        out.addAll(List.of(types));
        return this;
    }

    FakeNode configure(Configure function) {
        configure = function;
        return this;
    }

    FakeNode execute(Execute function) {
        execute = function;
        return this;
    }

    RegisteredNode registered() {
        BundleInfo bundle = new BundleInfo("Fake bundle", "org.example.fake", "Example Vendor", "1.2.3");
        return new RegisteredNode("org.example.fake." + name, "/fake", () -> new FakeFactory(this), bundle);
    }

    static NodeRegistry registry(FakeNode... nodes) {
        return factory -> {
            Optional<FakeNode> found = List.of(nodes).stream()
                    .filter(node -> factory.equals("org.example.fake." + node.name))
                    .findFirst();
            return found.map(FakeNode::registered);
        };
    }
}
