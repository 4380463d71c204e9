// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.FrameworkUtil;

/** What a knime: address means here. That KNIME's own handler gives the file's address, too, is assumed. */
class WorkflowUrlsTest {

    @TempDir
    Path workflow;

    private static URL url(String address) throws MalformedURLException {
        return new URL(null, address, new URLStreamHandler() {
            @Override
            protected URLConnection openConnection(URL asked) {
                throw new AssertionError("not asked for");
            }
        });
    }

    private Path file(String address) throws Exception {
        URL meant = new WorkflowUrls(workflow).openConnection(url(address)).getURL();
        return Path.of(URI.create(meant.toString()));
    }

    @Test
    void filesOfTheWorkflowAreFound() throws Exception {
        assertEquals(workflow.resolve("data/a b"), file("knime://knime.workflow/data/a%20b"));
        assertEquals(workflow.resolve("ä"), file("knime://knime.workflow//%C3%A4"));
        assertEquals(workflow, file("knime://knime.workflow/"));
        assertEquals(workflow.resolve("x"), file("knime://knime.workflow/data/../x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "knime://knime.workflow/../DOE",
                "knime://knime.workflow/data/../../DOE",
                "knime://knime.mountpoint/DOE",
                "knime://LOCAL/DOE",
                "knime://knime.space/DOE"
            })
    void whatIsNotOfTheWorkflowIsRefused(String address) {
        IOException refusal =
                assertThrows(IOException.class, () -> new WorkflowUrls(workflow).openConnection(url(address)));
        assertTrue(refusal.getMessage().endsWith("."), refusal.getMessage());
        assertFalse(refusal.getMessage().contains("DOE"), refusal.getMessage());
    }

    /** Needs a framework: outside of one, Java has no such protocol. */
    @Test
    void whoeverAsksJavaIsToldWhileTheWorkflowRuns() throws Exception {
        assumeTrue(FrameworkUtil.getBundle(WorkflowUrls.class) != null, "no OSGi here");
        String address = "knime://knime.workflow/data/a%20b";
        try (WorkflowUrls.Served served = WorkflowUrls.serve(workflow)) {
            URL meant = new URL(address).openConnection().getURL();
            assertEquals(workflow.resolve("data/a b"), Path.of(URI.create(meant.toString())));
        }
        assertThrows(IOException.class, () -> new URL(address).openConnection());
    }
}
