// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import org.knime.core.node.NodeFactory.NodeType;
import org.w3c.dom.Element;

/** The description of a factory that has none. */
final class ClassNameDescription extends NodeDescription {
    private final String name;

    ClassNameDescription(Class<?> factory) {
        this.name = factory.getSimpleName().replaceFirst("(Node)?Factory$", "");
    }

    @Override
    public String getNodeName() {
        return name;
    }

    @Override
    public NodeType getType() {
        return NodeType.Unknown;
    }

    @Override
    public String getIconPath() {
        return null;
    }

    @Override
    public String getInportName(int index) {
        return "Input " + (index + 1);
    }

    @Override
    public String getInportDescription(int index) {
        return "";
    }

    @Override
    public String getOutportName(int index) {
        return "Output " + (index + 1);
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
