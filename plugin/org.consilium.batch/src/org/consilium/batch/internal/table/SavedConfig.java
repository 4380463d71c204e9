// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A configuration in one of a workflow's XML files: named entries and nested configurations. */
public final class SavedConfig {
    private final String where;
    private final Element element;

    private SavedConfig(String where, Element element) {
        this.where = where;
        this.element = element;
    }

    /**
     * Reads a file.
     *
     * @throws IOException naming the file where it is missing or no such XML
     */
    public static SavedConfig read(Path file) throws IOException {
        try {
            return parse(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new IOException(file.getFileName() + " is missing", e);
        }
    }

    static SavedConfig parse(String where, byte[] xml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Element root = builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
            return new SavedConfig(where, root);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(where + " is damaged: " + e.getMessage(), e);
        }
    }

    /** The nested configurations, in their order in the file. */
    public List<SavedConfig> children() {
        List<SavedConfig> children = new ArrayList<>();
        for (Element child : elements("config")) {
            children.add(new SavedConfig(where, child));
        }
        return children;
    }

    /** The nested configuration of that name. */
    public Optional<SavedConfig> child(String key) {
        return children().stream().filter(child -> child.key().equals(key)).findFirst();
    }

    /** The nested configuration of that name, which must be there. */
    public SavedConfig require(String key) throws IOException {
        return child(key).orElseThrow(() -> new IOException(where + " has no \"" + key + "\""));
    }

    public String key() {
        return element.getAttribute("key");
    }

    /** The value of an entry; empty where it is missing or null. */
    public Optional<String> text(String key) {
        return elements("entry").stream()
                .filter(entry -> entry.getAttribute("key").equals(key))
                .filter(entry -> !entry.getAttribute("isnull").equals("true"))
                .map(entry -> entry.getAttribute("value"))
                .findFirst();
    }

    /** The value of an entry that must be there. */
    public String requireText(String key) throws IOException {
        return text(key).orElseThrow(() -> new IOException(where + " has no \"" + key + "\""));
    }

    /** The value of an entry that must be a whole number. */
    public long requireNumber(String key) throws IOException {
        String text = requireText(key);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IOException(where + ": \"" + key + "\" is no whole number", e);
        }
    }

    private List<Element> elements(String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && child.getTagName().equals(name)) {
                found.add(child);
            }
        }
        return found;
    }
}
