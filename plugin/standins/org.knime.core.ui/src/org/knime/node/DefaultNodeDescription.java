// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import java.util.List;
import java.util.Optional;
import org.knime.core.node.NodeDescription;
import org.knime.core.node.NodeFactory.NodeType;
import org.w3c.dom.Element;

/** The texts of a {@link DefaultNode}, all of them parsed before anybody asks. */
final class DefaultNodeDescription extends NodeDescription {
    private final DefaultNode node;
    private final Element element;

    /**
     * @throws InvalidNodeFactoryExtensionException where a text is no XML
     */
    DefaultNodeDescription(DefaultNode node) {
        this.node = node;
        this.element = NodeDescriptionXml.element(node);
    }

    @Override
    public String getNodeName() {
        return node.texts().name();
    }

    @Override
    public NodeType getType() {
        return node.type();
    }

    @Override
    public String getIconPath() {
        return node.texts().icon();
    }

    @Override
    public String getInportName(int index) {
        return side(true).get(index).name();
    }

    @Override
    public String getInportDescription(int index) {
        return side(true).get(index).description();
    }

    @Override
    public String getOutportName(int index) {
        return side(false).get(index).name();
    }

    @Override
    public String getOutportDescription(int index) {
        return side(false).get(index).description();
    }

    private List<PortGroup> side(boolean input) {
        return node.ports().groups().stream()
                .filter(group -> group.input() == input)
                .toList();
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
    public Optional<String> getShortDescription() {
        return Optional.of(node.texts().shortText());
    }

    @Override
    public Optional<String> getIntro() {
        return Optional.of(node.texts().fullText());
    }

    @Override
    public String[] getKeywords() {
        return node.keywords();
    }

    @Override
    public Element getXMLDescription() {
        return element;
    }
}
