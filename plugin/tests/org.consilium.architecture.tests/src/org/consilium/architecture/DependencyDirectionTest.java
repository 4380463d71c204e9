// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.architecture;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Arrows run one way: batch to knime, knime to segmentation to tensor to pytorch, knime to imaging to codec, phantom to imaging;
 * the runner stands on KNIME's API and on knwf, the files, which batch reads too.
 */
class DependencyDirectionTest {

    /** What each bundle may name beside itself and the JDK. */
    private static final Map<String, List<String>> ALLOWED = Map.ofEntries(
            entry("org.consilium.ground"),
            entry("org.consilium.pytorch", "ai.djl.", "com.sun.jna.", "org.osgi.", "org.slf4j."),
            entry(
                    "org.consilium.tensor",
                    "org.consilium.pytorch.",
                    "ai.djl.",
                    "com.google.gson.",
                    "org.osgi.",
                    "org.slf4j."),
            entry("org.consilium.codec"),
            entry(
                    "org.consilium.imaging",
                    "org.consilium.codec.",
                    "org.consilium.ground.",
                    "org.apache.commons.csv.",
                    "org.dcm4che3.",
                    "org.slf4j."),
            entry("org.consilium.phantom", "org.consilium.imaging.", "org.consilium.ground.", "org.dcm4che3."),
            entry(
                    "org.consilium.segmentation",
                    "org.consilium.tensor.",
                    "org.consilium.pytorch.",
                    "org.consilium.ground.",
                    "org.apache.commons.math3.",
                    "ai.djl.",
                    "com.google.gson.",
                    "org.slf4j."),
            entry(
                    "org.consilium.knime",
                    "org.consilium.segmentation.",
                    "org.consilium.tensor.",
                    "org.consilium.pytorch.",
                    "org.consilium.imaging.",
                    "org.consilium.phantom.",
                    "org.consilium.ground.",
                    "org.knime.",
                    "ai.djl.",
                    "com.google.gson.",
                    "org.osgi."),
            entry("org.consilium.knwf", "org.xerial.snappy."),
            // KNIME's API and words: an engine that runs any node knows none.
            entry(
                    "org.consilium.runner",
                    "org.consilium.knwf.",
                    "org.consilium.ground.",
                    "org.knime.core.",
                    "org.eclipse.",
                    "org.osgi."),
            entry(
                    "org.consilium.batch",
                    "org.consilium.knime.",
                    "org.consilium.segmentation.",
                    "org.consilium.imaging.",
                    "org.consilium.phantom.",
                    "org.consilium.ground.",
                    "org.consilium.knwf.",
                    "org.knime.core.node.",
                    "org.eclipse.",
                    "org.osgi.",
                    "com.google.gson.",
                    "org.apache.commons.csv.",
                    "picocli."));

    private static Map.Entry<String, List<String>> entry(String bundle, String... names) {
        return Map.entry(bundle, List.of(names));
    }

    static List<String> bundles() {
        return Bundles.product();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void aBundleNamesOnlyWhatStandsBelowIt(String bundle) throws IOException {
        assertTrue(ALLOWED.containsKey(bundle), "say here what " + bundle + " may name");
        TreeSet<String> offences = new TreeSet<>();
        for (Path file : Bundles.classes(bundle)) {
            for (String type : TypeReferences.of(file)) {
                if (!allowed(bundle, type)) {
                    offences.add(file.getFileName() + " names " + type);
                }
            }
        }
        assertEquals(new TreeSet<>(), offences);
    }

    private static boolean allowed(String bundle, String type) {
        return type.startsWith("java.")
                || type.startsWith("javax.")
                || type.startsWith("org.w3c.dom.")
                || type.startsWith("org.xml.sax.")
                || type.startsWith("sun.misc.Signal")
                || type.startsWith(bundle + ".")
                || ALLOWED.get(bundle).stream().anyMatch(type::startsWith);
    }

    @Test
    void fileFormatsDoNotUseTheMethodAndTheMethodDoesNotUseFileFormats() throws IOException {
        // The network, the losses and the metrics work on arrays; paths belong to tensor and imaging.
        TreeSet<String> offences = new TreeSet<>();
        for (String folder : List.of("network", "loss", "metrics", "sampling")) {
            Path classes = Checkout.bundle("org.consilium.segmentation")
                    .resolve("target/classes/org/consilium/segmentation")
                    .resolve(folder);
            for (Path file : Checkout.files(classes, ".class")) {
                TypeReferences.of(file).stream()
                        .filter(type -> type.startsWith("java.nio.file.") || type.startsWith("java.io.File"))
                        .forEach(type -> offences.add(file.getFileName() + " names " + type));
            }
        }
        assertEquals(new TreeSet<>(), offences);
    }
}
