// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import org.example.tport.NamedDescription;
import org.knime.core.node.NodeDescription;
import org.knime.core.node.NodeFactory;

/** Makes fake nodes. */
final class FakeFactory extends NodeFactory<FakeModel> {
    private final FakeNode node;

    FakeFactory(FakeNode node) {
        this.node = node;
    }

    @Override
    public FakeModel createNodeModel() {
        return new FakeModel(node);
    }

    @Override
    protected int getNrNodeViews() {
        return 0;
    }

    @Override
    protected boolean hasDialog() {
        return false;
    }

    @Override
    protected NodeDescription createNodeDescription() {
        return new NamedDescription(node.name);
    }
}
