// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consilium.imaging.annotation.AnnotationOptions;
import org.consilium.imaging.annotation.RaterNaming;
import org.consilium.imaging.annotation.RaterOptions;
import org.consilium.imaging.internal.files.CandidateFile;
import org.consilium.imaging.internal.masks.RaterTable;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.pseudonym.Pseudonyms;

/**
 * Who drew the parts of the annotations of one volume.
 *
 * @param byPart rater id
 * @param identity what the ids are, in words
 */
record RaterNames(Map<AnnotatedPart, String> byPart, String identity) {
    private static final String REPLACED = " (persons' names as pseudonyms)";

    /**
     * Names the raters.
     *
     * @throws ImagingException where the chosen way gives a file no name
     */
    static RaterNames of(List<AnnotatedPart> parts, AnnotationOptions options, RaterTable table, Pseudonyms pseudonyms)
            throws ImagingException {
        Map<String, Function<AnnotatedPart, String>> ways = new LinkedHashMap<>();
        ways.put("content creator", AnnotatedPart::creator);
        // A label that all share names what was drawn, not who drew it.
        boolean distinct = parts.stream().map(AnnotatedPart::label).distinct().count() > 1;
        if (options.structure().isEmpty() && distinct) {
            ways.put("segment label", AnnotatedPart::label);
        }
        ways.put("content label", AnnotatedPart::contentLabel);
        ways.put("file name", AnnotatedPart::baseName);
        ways.put("folder name", AnnotatedPart::folderName);
        String identity =
                switch (options.raters().naming()) {
                    case AUTO -> first(parts, ways);
                    case CONTENT_CREATOR -> "content creator";
                    case SEGMENT_LABEL -> "segment label";
                    case FILE_NAME -> "file name";
                    case FOLDER_NAME -> "folder name";
                    case PATTERN -> "pattern on the file's path";
                    case TABLE -> "table of raters";
                };
        Pattern pattern = Pattern.compile(options.raters().pattern());
        Function<AnnotatedPart, String> name =
                switch (options.raters().naming()) {
                    case AUTO, CONTENT_CREATOR, FILE_NAME, FOLDER_NAME -> ways.get(identity);
                    case SEGMENT_LABEL -> AnnotatedPart::label;
                    case PATTERN -> part -> group(pattern.matcher(part.file().name()));
                    case TABLE -> part -> table.rater(part.file().name());
                };
        // The user's own table says what raters are to be called; all else comes from files and may be a person's name.
        boolean kept = options.raters().keepNames() || options.raters().naming() == RaterNaming.TABLE;
        Map<AnnotatedPart, String> names = new HashMap<>();
        boolean replaced = false;
        for (AnnotatedPart part : parts) {
            String found = named(part, name.apply(part), identity);
            String shown = kept ? found : pseudonyms.rater(found);
            replaced |= !shown.equals(found);
            names.put(part, shown);
        }
        return new RaterNames(names, identity + (replaced ? REPLACED : ""));
    }

    /** Whether the chosen way names a rater for a file: with a pattern or a table, other files are none of a rater. */
    static boolean know(CandidateFile file, RaterOptions raters, RaterTable table) {
        return switch (raters.naming()) {
            case PATTERN ->
                !group(Pattern.compile(raters.pattern()).matcher(file.name())).isEmpty();
            case TABLE -> !table.rater(file.name()).isEmpty();
            default -> true;
        };
    }

    private static String named(AnnotatedPart part, String name, String identity) throws ImagingException {
        if (!name.isEmpty()) {
            return name;
        }
        if (identity.startsWith("table") || identity.startsWith("pattern")) {
            throw new ImagingException(
                    "the " + identity + " names no rater for " + part.file().shown() + "; complete it");
        }
        return part.baseName();
    }

    private static String group(Matcher matcher) {
        return matcher.find() && matcher.group(1) != null ? matcher.group(1) : "";
    }

    private static String first(List<AnnotatedPart> parts, Map<String, Function<AnnotatedPart, String>> ways) {
        String present = null;
        for (var way : ways.entrySet()) {
            Set<String> values = new HashSet<>();
            parts.forEach(part -> values.add(way.getValue().apply(part)));
            if (!values.contains("") && values.size() > 1) {
                return way.getKey();
            }
            if (!values.contains("") && present == null) {
                present = way.getKey();
            }
        }
        return present;
    }
}
