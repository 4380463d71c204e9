// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.node.DefaultNodeFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What is shown of a node is what was meant: the platform takes descriptions as XML, and titles as they stand. */
class NodeTextsTest {
    /** What the platform has in a description, and of HTML what a description needs. */
    private static final Set<String> TAGS = Set.of(
            "knimeNode",
            "name",
            "shortDescription",
            "fullDescription",
            "intro",
            "tab",
            "option",
            "ports",
            "inPort",
            "dynInPort",
            "outPort",
            "dynOutPort",
            "keywords",
            "keyword",
            "views",
            "view",
            "link",
            "p",
            "b",
            "i",
            "tt",
            "br",
            "ul",
            "ol",
            "li",
            "a",
            "pre",
            "sub",
            "sup");

    static List<DefaultNodeFactory> factories() {
        return NodesTest.FACTORIES;
    }

    @ParameterizedTest
    @MethodSource("factories")
    void aPlaceholderInADescriptionIsNoTag(DefaultNodeFactory factory) {
        factory.init();
        Set<String> unknown = new TreeSet<>();
        for (Element element : elements(factory)) {
            unknown.add(element.getTagName());
        }
        unknown.removeAll(TAGS);
        assertEquals(Set.of(), unknown, factory.getNodeName());
    }

    @ParameterizedTest
    @MethodSource("factories")
    void namesAndTitlesNeedNoEscapes(DefaultNodeFactory factory) {
        factory.init();
        for (Element element : elements(factory)) {
            String name = element.getTagName().equals("name") ? element.getTextContent() : element.getAttribute("name");
            assertTrue(name.matches("[^<>&]*"), factory.getNodeName() + ": " + name);
        }
    }

    /** Lines of the source that were joined without care leave their indentation behind. */
    @ParameterizedTest
    @MethodSource("factories")
    void noTextHoldsTwoSpacesInARow(DefaultNodeFactory factory) {
        factory.init();
        for (Element element : elements(factory)) {
            NodeList children = element.getChildNodes();
            for (int i = 0; i < children.getLength(); i++) {
                String text = children.item(i).getNodeType() == Node.TEXT_NODE
                        ? children.item(i).getNodeValue()
                        : "";
                assertFalse(!text.isBlank() && text.contains("  "), factory.getNodeName() + ": " + text);
            }
            assertFalse(element.getAttribute("name").contains("  "), element.getAttribute("name"));
        }
    }

    private static List<Element> elements(DefaultNodeFactory factory) {
        NodeList all = factory.getXMLDescription().getElementsByTagName("*");
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> (Element) all.item(i))
                .toList();
    }
}
