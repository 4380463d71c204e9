// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.example.tport;

import org.knime.core.node.NodeDescription;
import org.knime.core.node.NodeFactory.NodeType;
import org.w3c.dom.Element;

/** A description that knows the node's name alone. */
public final class NamedDescription extends NodeDescription {
    private final String name;

    public NamedDescription(String name) {
        this.name = name;
    }

    @Override
    public String getNodeName() {
        return name;
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
