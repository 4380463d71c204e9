// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.page.swing;

import java.awt.BorderLayout;
import java.awt.Image;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.Hashtable;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import javax.imageio.ImageIO;
import javax.swing.JComponent;
import javax.swing.JEditorPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.SwingWorker;
import org.consilium.knime.page.Page;
import org.consilium.knime.page.PageHtml;

/**
 * A page in the port view of KNIME's classic interface. Until it is shown it holds nothing but where the page comes from, so
 * that it can be made without a screen; then the page is made on a thread of its own, since that may read a file.
 */
public final class PageView extends JPanel {

    private static final long serialVersionUID = 1L;

    /** Nothing is fetched there: the pictures stand in the document's cache under it. */
    private static final String ADDRESS = "file:/picture-";

    private static final String CACHE = "imageCache";

    private final transient Callable<Page> source;
    private boolean started;

    private PageView(String name, Callable<Page> source) {
        super(new BorderLayout());
        this.source = source;
        // KNIME writes it on the view's tab
        setName(name);
    }

    /** The views of a port or of its specification: one, whose page is made when it is shown. */
    public static JComponent[] of(String name, Callable<Page> source) {
        return new JComponent[] {new PageView(name, source)};
    }

    /** Called when the view comes onto a screen. */
    @Override
    public void addNotify() {
        super.addNotify();
        if (!started) {
            started = true;
            new Maker().execute();
        }
    }

    /** The page as something to look at; needs no screen, but to be seen. */
    static JEditorPane pane(Page page) throws IOException {
        JEditorPane pane = new JEditorPane();
        pane.setEditable(false);
        pane.setContentType("text/html");
        Hashtable<URL, Image> pictures = new Hashtable<>();
        for (int i = 0; i < page.pictures().size(); i++) {
            byte[] png = page.pictures().get(i).png();
            pictures.put(address(i), ImageIO.read(new ByteArrayInputStream(png)));
        }
        pane.getDocument().putProperty(CACHE, pictures);
        pane.setText(PageHtml.render(page, i -> ADDRESS + i));
        pane.setCaretPosition(0);
        return pane;
    }

    private static URL address(int index) throws MalformedURLException {
        return new URL(ADDRESS + index);
    }

    private final class Maker extends SwingWorker<Page, Void> {

        @Override
        protected Page doInBackground() throws Exception {
            return source.call();
        }

        @Override
        protected void done() {
            JEditorPane pane;
            try {
                pane = pane(get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException | IOException e) {
                Throwable reason = e.getCause() == null ? e : e.getCause();
                pane = new JEditorPane(
                        "text/plain",
                        "This port can't be shown: " + reason.getMessage() + "\nExecute the node that made it again.");
                pane.setEditable(false);
            }
            add(new JScrollPane(pane), BorderLayout.CENTER);
            revalidate();
        }
    }
}
