// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xerial.snappy.SnappyInputStream;
import org.xml.sax.SAXException;

/**
 * Reads a saved table without any class of the product, from what was observed of the platform's files alone: only an
 * unescaped {@code 0x61} ends a block, {@code 0x62} stands before each of the two bytes, a block is a key or a cell, and
 * {@code 0x83} ends a row. Assumed: the form of texts of 65535 bytes and more.
 */
public final class IndependentDecoder {
    private final byte[] bytes;
    private final List<String> types;
    private int place;

    private IndependentDecoder(byte[] bytes, List<String> types) {
        this.bytes = bytes;
        this.types = types;
    }

    /**
     * A row as it was saved.
     *
     * @param cells boxed values, texts, bytes of pictures, {@code ?} for a missing cell and behind it its reason if it has one
     */
    public record Row(String key, List<Object> cells) {}

    /** Reads a table; nothing may be left behind its last row. */
    public static List<Row> read(Path folder, int columns) throws IOException {
        try (ZipFile zip = new ZipFile(folder.resolve("data.zip").toFile());
                InputStream rows = new SnappyInputStream(zip.getInputStream(zip.getEntry("data.bin")))) {
            Element meta = xml(zip, zip.getEntry("meta.xml"));
            List<String> types = new ArrayList<>();
            NodeList configs = meta.getElementsByTagName("config");
            for (int i = 0; i < configs.getLength(); i++) {
                Element list = (Element) configs.item(i);
                // The classes stand there twice, the same.
                if (list.getAttribute("key").equals("table.datacell.classes") && types.isEmpty()) {
                    NodeList entries = list.getElementsByTagName("entry");
                    for (int j = 0; j < entries.getLength(); j++) {
                        types.add(((Element) entries.item(j)).getAttribute("value"));
                    }
                }
            }
            return new IndependentDecoder(rows.readAllBytes(), types).rows(size(meta), columns);
        }
    }

    private static int size(Element meta) {
        NodeList entries = meta.getElementsByTagName("entry");
        for (int i = 0; i < entries.getLength(); i++) {
            Element entry = (Element) entries.item(i);
            if (entry.getAttribute("key").equals("table.size")) {
                return Integer.parseInt(entry.getAttribute("value"));
            }
        }
        throw new AssertionError("meta.xml says no number of rows");
    }

    private static Element xml(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(in.readAllBytes()))
                    .getDocumentElement();
        } catch (ParserConfigurationException e) {
            throw new IOException(e);
        } catch (SAXException e) {
            throw new AssertionError("meta.xml is no XML", e);
        }
    }

    private List<Row> rows(int count, int columns) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ByteBuffer key = block();
            String name = text(key);
            assertEquals(0, key.remaining(), "the key has bytes behind its text");
            List<Object> cells = new ArrayList<>();
            for (int j = 0; j < columns; j++) {
                ByteBuffer cell = block();
                cells.add(value(cell));
                assertEquals(0, cell.remaining(), "a cell has bytes behind its value");
            }
            assertEquals(0x83, bytes[place++] & 0xFF, "the end of row " + i);
            rows.add(new Row(name, cells));
        }
        assertEquals(bytes.length, place, "bytes behind the last row");
        return rows;
    }

    /** Splits before it understands anything: a block ends at the first end that is not escaped. */
    private ByteBuffer block() {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        while (bytes[place] != 0x61) {
            if (bytes[place] == 0x62) {
                place++;
                assertTrue(bytes[place] == 0x61 || bytes[place] == 0x62, "an escape before another byte");
            }
            block.write(bytes[place++]);
        }
        place++;
        return ByteBuffer.wrap(block.toByteArray());
    }

    private Object value(ByteBuffer cell) {
        int code = cell.get() & 0xFF;
        if (code == 0x80) {
            return "?";
        }
        String type = types.get(code - 0x82);
        switch (type.substring(type.lastIndexOf('.') + 1)) {
            case "IntCell":
                return cell.getInt();
            case "LongCell":
                return cell.getLong();
            case "DoubleCell":
                return cell.getDouble();
            case "BooleanCell":
                return cell.get() == 1;
            case "StringCell":
                return text(cell);
            case "MissingCell":
                assertEquals(1, cell.get(), "the byte before a reason");
                return "?" + text(cell);
            case "PNGImageCell":
                byte[] png = new byte[cell.getInt()];
                cell.get(png);
                return png;
            default:
                throw new AssertionError(type);
        }
    }

    private static String text(ByteBuffer in) {
        long length = in.getShort() & 0xFFFF;
        if (length == 0xFFFF) {
            length = in.getLong();
        }
        int end = in.position() + (int) length;
        StringBuilder text = new StringBuilder();
        while (in.position() < end) {
            int first = in.get() & 0xFF;
            if (first < 0x80) {
                text.append((char) first);
            } else if (first < 0xE0) {
                text.append((char) ((first & 0x1F) << 6 | in.get() & 0x3F));
            } else {
                text.append((char) ((first & 0x0F) << 12 | (in.get() & 0x3F) << 6 | in.get() & 0x3F));
            }
        }
        return text.toString();
    }
}
