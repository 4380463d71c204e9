// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.pytorch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/** Finds the folder of the native libraries in the fragment that was installed for this platform. */
final class NativeFragment {

    private static final String PROPERTIES = "native/lib/pytorch.properties";

    private NativeFragment() {}

    /**
     * The folder that holds libtorch and DJL's library.
     *
     * @throws IllegalStateException if there is no fragment for this platform
     */
    static Path libraryFolder() {
        Bundle host = FrameworkUtil.getBundle(PyTorch.class);
        URL url = host == null ? null : host.getResource(PROPERTIES);
        if (url == null) {
            throw new IllegalStateException(String.format(
                            Locale.ROOT,
                            "There is no PyTorch for %s %s. Install 'PyTorch for Consilium (CPU)'; it",
                            System.getProperty("os.name"),
                            System.getProperty("os.arch"))
                    + " serves Linux (x86_64, aarch64), Windows (x86_64) and macOS (aarch64).");
        }
        String folder = folder(url);
        for (BundleWire wire : host.adapt(BundleWiring.class).getProvidedWires("osgi.wiring.host")) {
            File root = wire.getRequirer().getBundle().adapt(File.class);
            if (root != null && new File(root, folder).isDirectory()) {
                return root.toPath().resolve(folder).toAbsolutePath().normalize();
            }
        }
        throw new IllegalStateException(
                "PyTorch's libraries are installed packed. Install 'PyTorch for Consilium (CPU)' again through the"
                        + " update site, which unpacks them.");
    }

    private static String folder(URL url) {
        Properties properties = new Properties();
        try (InputStream in = url.openStream()) {
            properties.load(in);
        } catch (IOException e) {
            throw new IllegalStateException("PyTorch's description " + PROPERTIES + " cannot be read.", e);
        }
        return "pytorch/" + properties.getProperty("flavor", "cpu") + "/" + properties.getProperty("classifier");
    }
}
