// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import org.knime.core.node.NodeDescription;
import org.knime.core.node.NodeFactory;
import org.w3c.dom.Element;

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
        return new Named();
    }

    private final class Named extends NodeDescription {
        @Override
        public String getNodeName() {
            return node.name;
        }

        @Override
        public NodeType getType() {
            return NodeType.Other;
        }

        @Override
        public String getIconPath() {
            return null;
        }

        @Override
        public String getInportName(int index) {
            return "in";
        }

        @Override
        public String getInportDescription(int index) {
            return "";
        }

        @Override
        public String getOutportName(int index) {
            return "out";
        }

        @Override
        public String getOutportDescription(int index) {
            return "";
        }

        @Override
        public int getViewCount() {
            return 0;
        }

        @Override
        public String getViewName(int index) {
            return null;
        }

        @Override
        public String getViewDescription(int index) {
            return null;
        }

        @Override
        public String getInteractiveViewName() {
            return null;
        }

        @Override
        public Element getXMLDescription() {
            return null;
        }
    }
}
