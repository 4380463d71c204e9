// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.pytorch;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import com.google.gson.Gson;
import com.sun.jna.Native;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.slf4j.Logger;

/** The class path of another Java that is to start PyTorch as this one does, inside and outside of OSGi. */
final class JvmClasspath {

    private JvmClasspath() {}

    /**
     * @param folder empty; takes copies of what lies inside of bundles
     * @param main class of the tests to be found there, too
     */
    static String of(Path folder, Class<?> main) throws IOException {
        if (FrameworkUtil.getBundle(PyTorch.class) == null) {
            return Stream.of(main, Engine.class, JniUtils.class, Native.class, Gson.class, Logger.class)
                    .map(type -> Path.of(URI.create(type.getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toString()))
                            .toString())
                    .distinct()
                    .collect(Collectors.joining(File.pathSeparator));
        }
        Set<String> entries = new LinkedHashSet<>();
        String name = main.getName().replace('.', '/') + ".class";
        Path copy = folder.resolve("tests").resolve(name);
        Files.createDirectories(copy.getParent());
        copy(main.getClassLoader().getResource(name), copy);
        entries.add(folder.resolve("tests").toString());
        for (Class<?> type : new Class<?>[] {PyTorch.class, Gson.class, Logger.class}) {
            Bundle bundle = FrameworkUtil.getBundle(type);
            File root = bundle.adapt(File.class);
            entries.add(root.toString());
            entries.add(new File(root, "target/classes").toString());
            Enumeration<URL> libraries = bundle.findEntries("lib", "*.jar", false);
            for (URL library : libraries == null ? Collections.<URL>emptyList() : Collections.list(libraries)) {
                Path jar = folder.resolve(Path.of(library.getPath()).getFileName());
                copy(library, jar);
                entries.add(jar.toString());
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static void copy(URL from, Path to) throws IOException {
        try (InputStream in = from.openStream()) {
            Files.copy(in, to);
        }
    }
}
