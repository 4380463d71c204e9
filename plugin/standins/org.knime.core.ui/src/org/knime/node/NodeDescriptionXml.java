// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A node's description as the {@code knimeNode} element that the node repository shows. */
final class NodeDescriptionXml {
    private NodeDescriptionXml() {}

    static Element element(DefaultNode node) {
        Document document;
        try {
            document = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the default configuration is always there", e);
        }
        Element root = document.createElement("knimeNode");
        document.appendChild(root);
        root.setAttribute("icon", node.texts().icon());
        root.setAttribute("type", node.type().name());
        text(root, "name", node.texts().name());
        text(root, "shortDescription", node.texts().shortText());
        text(text(root, "fullDescription", ""), "intro", node.texts().fullText());
        Element ports = text(root, "ports", "");
        List<PortGroup> groups = node.ports().groups();
        groups.stream().filter(PortGroup::input).forEach(group -> port(ports, "inPort", group));
        groups.stream().filter(group -> !group.input()).forEach(group -> port(ports, "outPort", group));
        return root;
    }

    private static void port(Element ports, String tag, PortGroup group) {
        int index = ports.getElementsByTagName(tag).getLength();
        Element element = text(ports, tag, group.description());
        element.setAttribute("index", Integer.toString(index));
        element.setAttribute("name", group.name());
        if (group.supported() != null || group.type().isOptional()) {
            element.setAttribute("optional", "true");
        }
    }

    private static Element text(Element parent, String tag, String content) {
        Element element = parent.getOwnerDocument().createElement(tag);
        element.setTextContent(content);
        parent.appendChild(element);
        return element;
    }
}
