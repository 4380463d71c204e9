// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.internal.config;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads configs; every error is an {@link IOException} that says what is wrong in which line. */
public final class ConfigXmlReader {
    private ConfigXmlReader() {}

    /** Reads a stream and leaves it open. */
    public static ConfigTree read(InputStream in) throws IOException {
        // The JDK's own factory: a parser that happens to lie on the class path is none of our business.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(in, "UTF-8");
            try {
                return document(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? -1 : e.getLocation().getLineNumber();
            throw new IOException("the XML is damaged or ends early (line " + line + ")", e);
        }
    }

    private static ConfigTree document(XMLStreamReader xml) throws XMLStreamException, IOException {
        Deque<ConfigTree> open = new ArrayDeque<>();
        ConfigTree root = null;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (xml.getLocalName().equals("config")) {
                    ConfigTree tree = open.isEmpty()
                            ? new ConfigTree(key(xml))
                            : open.peek().addChild(key(xml));
                    root = root == null ? tree : root;
                    open.push(tree);
                } else if (xml.getLocalName().equals("entry") && !open.isEmpty()) {
                    open.peek().put(key(xml), entry(xml));
                } else {
                    throw new IOException("unexpected element <" + xml.getLocalName() + "> " + where(xml));
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("config")) {
                open.pop();
            }
        }
        if (root == null) {
            throw new IOException("there is no <config> in it");
        }
        return root;
    }

    private static ConfigEntry entry(XMLStreamReader xml) throws IOException {
        String type = xml.getAttributeValue(null, "type");
        String value = xml.getAttributeValue(null, "value");
        if (type == null || value == null) {
            throw new IOException("entry without type or value " + where(xml));
        }
        boolean isNull = "true".equals(xml.getAttributeValue(null, "isnull"));
        return new ConfigEntry(type, isNull ? null : ValueEscapes.unescape(value));
    }

    private static String key(XMLStreamReader xml) throws IOException {
        String key = xml.getAttributeValue(null, "key");
        if (key == null) {
            throw new IOException("<" + xml.getLocalName() + "> without key " + where(xml));
        }
        return key;
    }

    private static String where(XMLStreamReader xml) {
        return "(line " + xml.getLocation().getLineNumber() + ")";
    }
}
