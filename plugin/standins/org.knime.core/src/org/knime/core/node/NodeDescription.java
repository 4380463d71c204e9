// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import java.util.Optional;
import org.knime.core.node.NodeFactory.NodeType;
import org.w3c.dom.Element;

/** Names and texts of a node. */
public abstract class NodeDescription {
    public NodeDescription() {}

    public abstract String getNodeName();

    public abstract NodeType getType();

    public abstract String getIconPath();

    public abstract String getInportName(int index);

    public abstract String getInportDescription(int index);

    public abstract String getOutportName(int index);

    public abstract String getOutportDescription(int index);

    public abstract int getViewCount();

    public abstract String getViewName(int index);

    public abstract String getViewDescription(int index);

    public abstract String getInteractiveViewName();

    /** Returns the description as a {@code knimeNode} element, or {@code null}. */
    public abstract Element getXMLDescription();

    public Optional<String> getShortDescription() {
        return Optional.empty();
    }

    public Optional<String> getIntro() {
        return Optional.empty();
    }

    public String[] getKeywords() {
        return new String[0];
    }
}
