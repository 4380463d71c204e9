// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.UserError;
import org.consilium.ground.Count;
import org.consilium.imaging.reader.RareRaters;

/**
 * The PNG files of a folder of cases, {@code <case>/<kind>_<id>.png}.
 *
 * @param root the folder, as the user named it
 * @param cases folders of the cases that have such files, by name
 */
record CaseFolders(Path root, SortedMap<String, Path> cases) {
    /**
     * Looks for cases.
     *
     * @param kind what the files' names begin with, as {@code rater}
     * @throws UserError where the folder doesn't exist or has no such file
     */
    static CaseFolders find(Path root, String kind) throws IOException {
        if (!Files.isDirectory(root)) {
            throw new UserError(
                    ExitCodes.LOAD,
                    root + (Files.exists(root) ? " is no folder" : " doesn't exist")
                            + "; give the folder that holds one folder a case");
        }
        SortedMap<String, Path> cases = new TreeMap<>();
        for (Path folder : list(root)) {
            if (Files.isDirectory(folder) && !of(folder, kind).isEmpty()) {
                cases.put(folder.getFileName().toString(), folder);
            }
        }
        if (cases.isEmpty()) {
            throw new UserError(
                    ExitCodes.LOAD,
                    root + " holds no file <case>/" + kind + "_<id>.png; give the folder that holds one folder a case");
        }
        return new CaseFolders(root, cases);
    }

    /** Whether a folder holds a case with such files. */
    static boolean any(Path root, String kind) throws IOException {
        for (Path folder : list(root)) {
            if (Files.isDirectory(folder) && !of(folder, kind).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** The files {@code <kind>_<id>.png} of a case, by id. */
    static SortedMap<String, Path> of(Path folder, String kind) throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        for (Path file : list(folder)) {
            String name = file.getFileName().toString();
            if (name.matches(kind + "_.+\\.(?i:png)") && Files.isRegularFile(file)) {
                files.put(name.substring(kind.length() + 1, name.length() - ".png".length()), file);
            }
        }
        return files;
    }

    /** What is odd about the raters of all cases: pictures of a kind that isn't read, and ids that look like slips. */
    List<String> raterWarnings(String kind) throws IOException {
        List<String> warnings = new ArrayList<>();
        SortedMap<String, Integer> counts = new TreeMap<>();
        int foreign = 0;
        String first = "";
        for (Path folder : cases.values()) {
            of(folder, kind).keySet().forEach(id -> counts.merge(id, 1, Integer::sum));
            for (Path file : list(folder)) {
                if (file.getFileName().toString().matches(kind + "_.+\\.(?i:jpe?g|tiff?|bmp|gif|webp|dcm|mha|npy)")) {
                    foreign++;
                    first = first.isEmpty() ? GreyImages.shown(file) : first;
                }
            }
        }
        if (foreign > 0) {
            warnings.add(Count.of(foreign, "file") + (foreign == 1 ? " isn't" : " aren't") + " read, first " + first
                    + "; save masks as PNG from the original");
        }
        warnings.addAll(RareRaters.warnings(counts));
        return warnings;
    }

    private static Iterable<Path> list(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().toList();
        }
    }
}
