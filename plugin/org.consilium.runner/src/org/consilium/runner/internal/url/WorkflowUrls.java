// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.url;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.Hashtable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.url.AbstractURLStreamHandlerService;
import org.osgi.service.url.URLConstants;
import org.osgi.service.url.URLStreamHandlerService;

/**
 * Tells what {@code knime:} addresses mean while a workflow runs, as KNIME does: {@code knime://knime.workflow/data/x} is a
 * file of the workflow. There are no mount points and spaces here, and nothing beside the workflow, since a run may work on a
 * copy of it.
 */
public final class WorkflowUrls extends AbstractURLStreamHandlerService {

    private static final String PROTOCOL = "knime";
    private static final String WORKFLOW = "knime.workflow";

    private final Path workflow;

    WorkflowUrls(Path workflow) {
        this.workflow = workflow.toAbsolutePath().normalize();
    }

    /**
     * Tells it to all who ask, until it is closed. Outside of OSGi nobody asks.
     *
     * @param workflow its folder
     */
    public static Served serve(Path workflow) {
        Bundle bundle = FrameworkUtil.getBundle(WorkflowUrls.class);
        BundleContext context = bundle == null ? null : bundle.getBundleContext();
        if (context == null) {
            return () -> {};
        }
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(URLConstants.URL_HANDLER_PROTOCOL, PROTOCOL);
        ServiceRegistration<?> registration =
                context.registerService(URLStreamHandlerService.class, new WorkflowUrls(workflow), properties);
        return registration::unregister;
    }

    /** Ends what {@link #serve} began. */
    @FunctionalInterface
    public interface Served extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public URLConnection openConnection(URL address) throws IOException {
        return file(address).toUri().toURL().openConnection();
    }

    private Path file(URL address) throws IOException {
        if (!WORKFLOW.equals(address.getHost())) {
            throw new IOException("'" + address.getHost()
                    + "' is known to KNIME only; here there is no mount point and no space but the workflow's own files,"
                    + " knime://knime.workflow/.");
        }
        String path;
        try {
            path = address.toURI().getPath();
        } catch (URISyntaxException e) {
            throw new IOException("It is not written as an address: " + e.getReason() + ".", e);
        }
        Path file = workflow.resolve(path.replaceFirst("^/+", "")).normalize();
        if (!file.startsWith(workflow)) {
            throw new IOException("It leads out of the workflow, and there is nothing beside the copy that is run.");
        }
        return file;
    }
}
