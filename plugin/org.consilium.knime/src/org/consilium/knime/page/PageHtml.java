// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.page;

import java.util.List;
import java.util.function.IntFunction;

/**
 * A page as well-formed HTML without scripts, in the few elements and styles that Swing understands, too. Nothing in it is
 * fetched from elsewhere.
 */
public final class PageHtml {

    private static final String STYLE = "body{font-family:sans-serif;font-size:12px;color:#1f2933;"
            + "background-color:#ffffff;margin:12px}"
            + "h1{font-size:17px;margin-top:0;margin-bottom:8px;color:#1f3a5f}"
            + "h2{font-size:14px;margin-top:16px;margin-bottom:4px;color:#1f3a5f}"
            + "p{margin-top:4px;margin-bottom:4px}"
            + "td,th{font-size:12px}"
            + "th{color:#52606d}";

    /** Pixels of all pictures of a row. */
    private static final int ROW_WIDTH = 1000;

    private static final String STRIPE = "#f1f5f9";

    private final StringBuilder html = new StringBuilder();

    private PageHtml() {}

    /** @param address of a picture of the page, by its index: what the page's reader finds it under */
    public static String render(Page page, IntFunction<String> address) {
        PageHtml made = new PageHtml();
        made.add(page, address);
        return made.html.toString();
    }

    private void add(Page page, IntFunction<String> address) {
        html.append("<html><head><title>").append(escaped(page.title())).append("</title><style type=\"text/css\">");
        html.append(STYLE).append("</style></head><body>");
        element("h1", page.title());
        page.notes().forEach(note -> element("p", note));
        open();
        int row = 0;
        for (Page.Fact fact : page.facts()) {
            startRow(row++);
            heading(fact.name());
            cell(fact.value());
            html.append("</tr>\n");
        }
        html.append("</table>\n");
        pictures(page.pictures(), address);
        page.grids().forEach(this::add);
        html.append("</body></html>");
    }

    /** In rows that a window can hold, each with its caption below it. */
    private void pictures(List<Page.Picture> pictures, IntFunction<String> address) {
        int from = 0;
        while (from < pictures.size()) {
            int to = from + 1;
            int width = pictures.get(from).width();
            while (to < pictures.size() && width + pictures.get(to).width() <= ROW_WIDTH) {
                width += pictures.get(to++).width();
            }
            open();
            html.append("<tr>");
            for (int i = from; i < to; i++) {
                picture(pictures.get(i), address.apply(i));
            }
            html.append("</tr>\n<tr>");
            pictures.subList(from, to).forEach(picture -> element("td", picture.caption()));
            html.append("</tr>\n</table>\n");
            from = to;
        }
    }

    private void picture(Page.Picture picture, String address) {
        html.append("<td><img src=\"").append(escaped(address));
        html.append("\" width=\"")
                .append(picture.width())
                .append("\" height=\"")
                .append(picture.height());
        html.append("\" alt=\"").append(escaped(picture.caption())).append("\"/></td>\n");
    }

    private void add(Grid grid) {
        element("h2", grid.title());
        open();
        html.append("<tr>");
        grid.columns().forEach(this::heading);
        html.append("</tr>\n");
        int index = 1;
        for (List<String> row : grid.rows()) {
            startRow(index++);
            row.forEach(this::cell);
            html.append("</tr>\n");
        }
        html.append("</table>\n");
        if (grid.more() > 0) {
            element("p", "and " + grid.more() + " more");
        }
    }

    private void open() {
        html.append("<table border=\"0\" cellspacing=\"0\" cellpadding=\"3\">\n");
    }

    private void startRow(int index) {
        html.append(index % 2 == 0 ? "<tr bgcolor=\"" + STRIPE + "\">" : "<tr>");
    }

    /** Swing knows no distance between columns: spaces make it. */
    private void cell(String text) {
        html.append("<td>").append(escaped(text)).append("&#160;&#160;</td>\n");
    }

    /** Swing centres headings whatever the style says. */
    private void heading(String text) {
        html.append("<th align=\"left\">").append(escaped(text)).append("&#160;&#160;</th>\n");
    }

    private void element(String name, String text) {
        html.append('<')
                .append(name)
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(name)
                .append(">\n");
    }

    /** Text as XML and HTML read it; what neither can hold becomes a replacement character. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
            }
        });
        return safe.toString();
    }

    private static boolean isAllowed(int c) {
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return (c >= ' ' || c == '\t' || c == '\n' || c == '\r') && !surrogate && c != 0xFFFE && c != 0xFFFF;
    }
}
