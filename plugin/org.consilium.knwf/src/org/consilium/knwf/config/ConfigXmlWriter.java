// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.config;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes configs byte for byte as the platform does: four spaces a level, attributes in the order key, type, value. */
public final class ConfigXmlWriter {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<config xmlns=\"http://www.knime.org/2008/09/XMLConfig\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
            + " xsi:schemaLocation=\"http://www.knime.org/2008/09/XMLConfig"
            + " http://www.knime.org/XMLConfig_2008_09.xsd\" key=\"";

    private ConfigXmlWriter() {}

    /** Writes a config; the stream stays open. */
    public static void write(ConfigTree tree, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder(HEAD);
        escape(tree.key(), text);
        body(tree, text, 0);
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** The config as a whole file of XML in UTF-8. */
    public static byte[] bytes(ConfigTree tree) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(tree, out);
        } catch (IOException e) {
            throw new IllegalStateException("a memory stream cannot fail", e);
        }
        return out.toByteArray();
    }

    private static void body(ConfigTree tree, StringBuilder text, int level) {
        if (tree.keys().isEmpty()) {
            text.append("\"/>\n");
            return;
        }
        text.append("\">\n");
        for (String key : tree.keys()) {
            indent(text, level + 1);
            if (tree.item(key) instanceof ConfigTree child) {
                text.append("<config key=\"");
                escape(key, text);
                body(child, text, level + 1);
            } else {
                entry(key, tree.entry(key), text);
            }
        }
        indent(text, level);
        text.append("</config>\n");
    }

    private static void entry(String key, ConfigEntry entry, StringBuilder text) {
        text.append("<entry key=\"");
        escape(key, text);
        text.append("\" type=\"");
        escape(entry.type(), text);
        if (entry.value() == null) {
            text.append("\" isnull=\"true\" value=\"\"/>\n");
        } else {
            text.append("\" value=\"");
            escape(ValueEscapes.escape(entry.value()), text);
            text.append("\"/>\n");
        }
    }

    private static void indent(StringBuilder text, int level) {
        text.append("    ".repeat(level));
    }

    private static void escape(String value, StringBuilder text) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\n', '\r', '\t' -> text.append("&#").append((int) c).append(';');
                default -> text.append(c);
            }
        }
    }
}
