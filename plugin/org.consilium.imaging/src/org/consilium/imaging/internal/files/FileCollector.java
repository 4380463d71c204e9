// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.consilium.imaging.model.ImagingException;

/** Finds files. Links are not followed, so nothing outside the folder is read; hidden files are passed over. */
public final class FileCollector {
    private FileCollector() {}

    /** All files below a folder, sorted by relative path. A file instead of a folder stands for itself. */
    public static List<CandidateFile> collect(Path root) throws IOException {
        if (!Files.exists(root)) {
            throw new ImagingException("the folder '" + root + "' doesn't exist; check the path");
        }
        if (!Files.isDirectory(root)) {
            return List.of(new CandidateFile(root, root.getFileName().toString(), 1, true));
        }
        try (Stream<Path> walk = Files.walk(root)) {
            return numbered(walk.filter(Files::isRegularFile)
                    .filter(path -> !hidden(root.relativize(path)))
                    .map(path -> new CandidateFile(path, relative(root, path), 0, false))
                    .sorted(Comparator.comparing(CandidateFile::name))
                    .toList());
        } catch (UncheckedIOException e) {
            throw new ImagingException(
                    "a folder in '" + root + "' can't be read: "
                            + e.getCause().getClass().getSimpleName() + "; allow it to be read",
                    e);
        }
    }

    /** Files and folders of a list, each sorted by itself, in the order of the list. */
    public static List<CandidateFile> collect(List<Path> paths) throws IOException {
        List<CandidateFile> files = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            Path path = paths.get(i);
            if (!Files.exists(path)) {
                throw new ImagingException("path " + (i + 1) + " of the list doesn't exist; check the list of paths");
            }
            files.addAll(collect(path));
        }
        return numbered(new ArrayList<>(files.stream()
                .collect(Collectors.toMap(CandidateFile::path, file -> file, (a, b) -> a, LinkedHashMap::new))
                .values()));
    }

    private static List<CandidateFile> numbered(List<CandidateFile> files) {
        return IntStream.range(0, files.size())
                .mapToObj(i -> new CandidateFile(
                        files.get(i).path(),
                        files.get(i).name(),
                        i + 1,
                        files.get(i).named()))
                .toList();
    }

    private static boolean hidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static String relative(Path root, Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }
}
