// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class PageHtmlTest {

    private static final String HOSTILE = "<b> & \"x\" ' ]]> \u0000\u0007\uD800 \uD83E\uDEC0 é";

    private static Document read(String html) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(html)));
    }

    @Test
    void anyTextGivesAWellFormedPage() throws Exception {
        Page page = Page.of(HOSTILE)
                .fact(HOSTILE, HOSTILE)
                .note(HOSTILE)
                .picture(new Page.Picture(HOSTILE, new byte[0], 3, 4))
                .grid(new Grid(HOSTILE, List.of(HOSTILE), List.of(List.of(HOSTILE)), 0))
                .build();

        Document document = read(PageHtml.render(page, i -> HOSTILE));

        String readable = "<b> & \"x\" ' ]]> \uFFFD\uFFFD\uFFFD \uD83E\uDEC0 é";
        assertEquals(readable, document.getElementsByTagName("h1").item(0).getTextContent());
        assertEquals(readable, ((Element) document.getElementsByTagName("img").item(0)).getAttribute("src"));
        assertEquals(0, document.getElementsByTagName("b").getLength());
    }

    @Test
    void picturesStandInRowsThatAWindowHoldsAboveTheirCaptions() throws Exception {
        Page.Builder page = Page.of("t");
        IntStream.range(0, 4).forEach(i -> page.picture(new Page.Picture("c" + i, new byte[0], 330, 40)));
        Document document = read(PageHtml.render(page.build(), i -> "p" + i));
        // the facts' table, then two rows of pictures
        assertEquals(3, document.getElementsByTagName("table").getLength());
        Element last = (Element) document.getElementsByTagName("table").item(2);
        assertEquals("p3", ((Element) last.getElementsByTagName("img").item(0)).getAttribute("src"));
        assertEquals("c3", last.getElementsByTagName("td").item(1).getTextContent());
    }

    @Test
    void rowsThatAreNotShownAreCounted() {
        List<List<String>> rows =
                IntStream.range(0, 25).mapToObj(i -> List.of("r" + i)).toList();
        String html = PageHtml.render(
                Page.of("t").grid(Grid.first("g", List.of("c"), rows, 20)).build(), i -> "");
        assertTrue(html.contains("r19") && !html.contains("r20"));
        assertTrue(html.contains("and 5 more"), html);
    }

    @Test
    void whatIsEmptyIsLeftOut() {
        Page page = Page.of("t")
                .fact("a", " ")
                .note("")
                .grid(new Grid("g", List.of("c"), List.of(), 0))
                .build();
        assertEquals(new Page("t", List.of(), List.of(), List.of(), List.of()), page);
        assertFalse(PageHtml.render(page, i -> "").contains("<h2>"));
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Grid("g", List.of("a", "b"), List.of(List.of("only one")), 0));
    }
}
