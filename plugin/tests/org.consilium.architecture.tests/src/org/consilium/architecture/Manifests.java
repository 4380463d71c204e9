// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Manifest;

/** What the manifests of bundles say. */
final class Manifests {

    private Manifests() {}

    /** The exported packages without their attributes; empty where there are none. */
    static List<String> exported(String bundle) throws IOException {
        try (InputStream in = Files.newInputStream(Checkout.bundle(bundle).resolve("META-INF/MANIFEST.MF"))) {
            String header = new Manifest(in).getMainAttributes().getValue("Export-Package");
            if (header == null) {
                return List.of();
            }
            // Commas inside of quotes stand in version ranges.
            return Arrays.stream(header.replaceAll("\"[^\"]*\"", "").split(","))
                    .map(clause -> clause.split(";")[0].strip())
                    .toList();
        }
    }
}
