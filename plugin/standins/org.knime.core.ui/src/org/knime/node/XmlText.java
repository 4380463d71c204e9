// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Texts of a node as the platform takes them: as XML, so that a node with a {@code <} that opens nothing doesn't exist.
 * Observed of descriptions; assumed, to be on the safe side, of names and titles, too.
 */
final class XmlText {
    private final String node;
    private final DocumentBuilder builder;

    XmlText(String node) {
        this.node = node;
        try {
            builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the default configuration is always there", e);
        }
        // The default one prints what is also thrown.
        builder.setErrorHandler(new DefaultHandler());
    }

    Document newDocument() {
        return builder.newDocument();
    }

    /**
     * @param where names the text
     * @return the text
     * @throws InvalidNodeFactoryExtensionException where it is no XML
     */
    String checked(String where, String text) {
        parse(where, text);
        return text;
    }

    /** Adds an element with the text as its content, tags and all. */
    Element append(Element parent, String tag, String where, String text) {
        Document document = parent.getOwnerDocument();
        Element element = document.createElement(tag);
        parent.appendChild(element);
        for (Node child = parse(where, text).getFirstChild(); child != null; child = child.getNextSibling()) {
            element.appendChild(document.importNode(child, true));
        }
        return element;
    }

    private Element parse(String where, String text) {
        try {
            return builder.parse(new InputSource(new StringReader("<text>" + text + "</text>")))
                    .getDocumentElement();
        } catch (SAXException | IOException e) {
            throw new InvalidNodeFactoryExtensionException(
                    "The node " + node + " can't be made: the text of its " + where + " is no XML: " + e.getMessage()
                            + " In \"" + text + "\"",
                    e);
        }
    }
}
