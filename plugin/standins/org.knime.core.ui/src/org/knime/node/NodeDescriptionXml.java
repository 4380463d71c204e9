// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import java.util.List;
import org.knime.node.internal.parameters.SettingText;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Makes a node's description as the {@code knimeNode} element that the node repository shows. */
final class NodeDescriptionXml {
    private final DefaultNode node;
    private final XmlText xml;

    private NodeDescriptionXml(DefaultNode node) {
        this.node = node;
        this.xml = new XmlText(node.texts().name());
    }

    /**
     * @throws InvalidNodeFactoryExtensionException where a text is no XML
     */
    static Element element(DefaultNode node) {
        return new NodeDescriptionXml(node).element();
    }

    private Element element() {
        Document document = xml.newDocument();
        Element root = document.createElement("knimeNode");
        document.appendChild(root);
        NodeTexts texts = node.texts();
        root.setAttribute("icon", texts.icon());
        root.setAttribute("type", node.type().name());
        empty(root, "name").setTextContent(xml.checked("name", texts.name()));
        xml.append(root, "shortDescription", "short description", texts.shortText());
        Element full = empty(root, "fullDescription");
        xml.append(full, "intro", "full description", texts.fullText());
        List<SettingText> settings = SettingText.of(node.model().parametersClass());
        if (!settings.isEmpty()) {
            Element tab = empty(full, "tab");
            tab.setAttribute("name", "Options");
            settings.forEach(setting -> option(tab, setting));
        }
        Element ports = empty(root, "ports");
        List<PortGroup> groups = node.ports().groups();
        groups.stream().filter(PortGroup::input).forEach(group -> port(ports, "inPort", group));
        groups.stream().filter(group -> !group.input()).forEach(group -> port(ports, "outPort", group));
        return root;
    }

    private void option(Element tab, SettingText setting) {
        xml.append(tab, "option", "description of the " + setting.where(), setting.description())
                .setAttribute("name", xml.checked("title of the " + setting.where(), setting.title()));
    }

    private void port(Element ports, String tag, PortGroup group) {
        int index = ports.getElementsByTagName(tag).getLength();
        String name = xml.checked("port", group.name());
        Element element = xml.append(ports, tag, "port " + name, group.description());
        element.setAttribute("index", Integer.toString(index));
        element.setAttribute("name", name);
        if (group.supported() != null || group.type().isOptional()) {
            element.setAttribute("optional", "true");
        }
    }

    private static Element empty(Element parent, String tag) {
        Element element = parent.getOwnerDocument().createElement(tag);
        parent.appendChild(element);
        return element;
    }
}
