// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The map of the house in CONTRIBUTING.md names every folder of the plugin folder, and no other; links lead somewhere. */
class HouseMapTest {

    private static final Pattern MAP = Pattern.compile("(?s)## The house\n```\n(.*?)\n```");

    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");

    @Test
    void theMapNamesWhatExists() throws IOException {
        Matcher map = MAP.matcher(text("CONTRIBUTING.md"));
        assertTrue(map.find(), "CONTRIBUTING.md has no map below '## The house'");
        List<String> named = map.group(1)
                .lines()
                .filter(line -> line.startsWith("plugin/"))
                .map(line -> line.split("\\s")[0])
                .toList();
        List<String> folders = folders();
        List<String> nowhere = new ArrayList<>(named);
        List<String> unnamed = new ArrayList<>(folders);
        for (String name : named) {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + name);
            if (unnamed.removeIf(folder -> matcher.matches(Path.of(folder)))) {
                nowhere.remove(name);
            }
        }
        assertEquals(List.of(), nowhere, "named in CONTRIBUTING.md, but not there");
        assertEquals(List.of(), unnamed, "there, but not named in CONTRIBUTING.md");
    }

    @Test
    void linksLeadToFiles() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path file : documents()) {
            Matcher link = LINK.matcher(Files.readString(file));
            while (link.find()) {
                if (!Files.exists(file.resolveSibling(link.group(1)))) {
                    dead.add(file.getFileName() + " -> " + link.group(1));
                }
            }
        }
        assertEquals(List.of(), dead);
        assertFalse(documents().isEmpty());
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        for (Path folder : List.of(Checkout.root(), Checkout.root().resolve("docs"))) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
            }
        }
        return documents;
    }

    /** Folders of the plugin folder that hold a module of the build or a target platform. */
    private static List<String> folders() throws IOException {
        try (Stream<Path> children = Files.list(Checkout.root().resolve("plugin"))) {
            return children.filter(Files::isDirectory)
                    .map(child -> child.getFileName().toString())
                    .filter(name -> !name.equals("target"))
                    .map(name -> "plugin/" + name)
                    .sorted()
                    .toList();
        }
    }

    private static String text(String file) throws IOException {
        return Files.readString(Checkout.root().resolve(file)).replace("\r\n", "\n");
    }
}
