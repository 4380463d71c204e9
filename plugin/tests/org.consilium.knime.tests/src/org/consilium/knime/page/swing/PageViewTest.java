// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.page.swing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Image;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.swing.JComponent;
import javax.swing.JEditorPane;
import org.consilium.imaging.png.Png;
import org.consilium.knime.page.Grid;
import org.consilium.knime.page.Page;
import org.junit.jupiter.api.Test;

class PageViewTest {

    private static final Page PAGE = Page.of("Cases <1>")
            .fact("Raters", "A & B")
            .picture(new Page.Picture("first", Png.grey(3, 2, new byte[6]), 3, 2))
            .grid(new Grid("Tensors", List.of("Name"), List.of(List.of("images")), 0))
            .build();

    @Test
    void thePageIsNotMadeBeforeItIsShown() {
        AtomicInteger made = new AtomicInteger();
        JComponent[] views = PageView.of("Content", () -> {
            made.incrementAndGet();
            return PAGE;
        });
        assertEquals(1, views.length);
        assertEquals("Content", views[0].getName());
        assertEquals(0, made.get());
    }

    @Test
    void aPaneShowsTextTablesAndPictures() throws Exception {
        JEditorPane pane = PageView.pane(PAGE);
        String text = pane.getDocument().getText(0, pane.getDocument().getLength());
        assertTrue(text.contains("Cases <1>"), text);
        assertTrue(text.contains("A & B") && text.contains("images") && text.contains("first"), text);
        Map<?, ?> pictures = (Map<?, ?>) pane.getDocument().getProperty("imageCache");
        assertEquals(1, pictures.size());
        Image picture = (Image) pictures.values().iterator().next();
        assertEquals(3, picture.getWidth(null));
        assertEquals(2, picture.getHeight(null));
    }
}
