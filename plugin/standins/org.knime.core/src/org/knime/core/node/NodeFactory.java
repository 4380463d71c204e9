// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import java.net.URL;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;
import org.w3c.dom.Element;

/** Makes the parts of a node; one object serves all nodes of the kind. */
public abstract class NodeFactory<T extends NodeModel> {
    private NodeDescription description;

    protected NodeFactory() {}

    /** What a node is for; it gives the colour. */
    public enum NodeType {
        Source,
        Sink,
        Learner,
        Predictor,
        Manipulator,
        Visualizer,
        Widget,
        Meta,
        LoopStart,
        LoopEnd,
        ScopeStart,
        ScopeEnd,
        QuickForm,
        Configuration,
        Other,
        Missing,
        Unknown,
        Subnode,
        VirtualIn,
        VirtualOut,
        Container
    }

    public abstract T createNodeModel();

    protected abstract int getNrNodeViews();

    protected abstract boolean hasDialog();

    /** Returns the texts of the node; a factory without its own names itself by its class. */
    protected NodeDescription createNodeDescription() {
        return new ClassNameDescription(getClass());
    }

    public synchronized void init() {
        if (description == null) {
            description = createNodeDescription();
        }
    }

    private NodeDescription description() {
        init();
        return description;
    }

    public Element getXMLDescription() {
        return description().getXMLDescription();
    }

    public final String getNodeName() {
        return description().getNodeName();
    }

    public String getInportName(int index) {
        return description().getInportName(index);
    }

    public String getOutportName(int index) {
        return description().getOutportName(index);
    }

    public final String getInportDescription(int index) {
        return description().getInportDescription(index);
    }

    public final String getOutportDescription(int index) {
        return description().getOutportDescription(index);
    }

    public final String[] getKeywords() {
        return description().getKeywords();
    }

    public NodeType getType() {
        return description().getType();
    }

    public String getInteractiveViewName() {
        return description().getInteractiveViewName();
    }

    /** Returns the icon, or {@code null} where the factory's class has none beside it. */
    public URL getIcon() {
        String path = description().getIconPath();
        return path == null ? null : getClass().getResource(path);
    }

    public void loadAdditionalFactorySettings(ConfigRO config) throws InvalidSettingsException {}

    public void saveAdditionalFactorySettings(ConfigWO config) {}
}
