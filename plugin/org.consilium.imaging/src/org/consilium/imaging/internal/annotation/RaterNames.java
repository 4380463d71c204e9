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
import org.consilium.imaging.internal.files.CandidateFile;
import org.consilium.imaging.internal.masks.RaterTable;
import org.consilium.imaging.internal.study.PatientKeys;
import org.consilium.imaging.model.ImagingException;

/**
 * Who drew the parts of the annotations of one volume.
 *
 * @param byPart rater id
 * @param identity what the ids are, in words
 */
record RaterNames(Map<AnnotatedPart, String> byPart, String identity) {
    /** A letter or two, or letters with digits: a code, not a person's name. */
    private static final Pattern CODE = Pattern.compile(
            "[A-Za-z]{1,2}|[A-Za-z]{0,8}[ _-]?[0-9]{1,6}|(?i:rater|reader|observer|expert)[ _-]?[A-Z0-9]{1,3}");

    private static final String HASHED = "content creator (persons' names as salted hashes)";

    /**
     * Names the raters.
     *
     * @throws ImagingException where the chosen way gives a file no name
     */
    static RaterNames of(List<AnnotatedPart> parts, AnnotationOptions options, RaterTable table, String salt)
            throws ImagingException {
        Map<String, Function<AnnotatedPart, String>> ways = new LinkedHashMap<>();
        String creator = options.keepRaterNames() ? "content creator" : HASHED;
        ways.put(creator, part -> options.keepRaterNames() ? part.creator() : pseudonym(part.creator(), salt));
        // A label that all share names what was drawn, not who drew it.
        boolean distinct = parts.stream().map(AnnotatedPart::label).distinct().count() > 1;
        if (options.structure().isEmpty() && distinct) {
            ways.put("segment label", AnnotatedPart::label);
        }
        ways.put("content label", AnnotatedPart::contentLabel);
        ways.put("file name", AnnotatedPart::baseName);
        ways.put("folder name", AnnotatedPart::folderName);
        String identity =
                switch (options.naming()) {
                    case AUTO -> first(parts, ways);
                    case CONTENT_CREATOR -> creator;
                    case SEGMENT_LABEL -> "segment label";
                    case FILE_NAME -> "file name";
                    case FOLDER_NAME -> "folder name";
                    case PATTERN -> "pattern on the file's path";
                    case TABLE -> "table of raters";
                };
        Pattern pattern = Pattern.compile(options.raterPattern());
        Function<AnnotatedPart, String> name =
                switch (options.naming()) {
                    case AUTO, CONTENT_CREATOR, FILE_NAME, FOLDER_NAME -> ways.get(identity);
                    case SEGMENT_LABEL -> AnnotatedPart::label;
                    case PATTERN -> part -> group(pattern.matcher(part.file().name()));
                    case TABLE -> part -> table.rater(part.file().name());
                };
        Map<AnnotatedPart, String> names = new HashMap<>();
        for (AnnotatedPart part : parts) {
            names.put(part, named(part, name.apply(part), identity));
        }
        return new RaterNames(names, identity);
    }

    /** Whether the chosen way names a rater for a file: with a pattern or a table, other files are none of a rater. */
    static boolean know(CandidateFile file, AnnotationOptions options, RaterTable table) {
        return switch (options.naming()) {
            case PATTERN ->
                !group(Pattern.compile(options.raterPattern()).matcher(file.name()))
                        .isEmpty();
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
                    "the " + identity + " names no rater for " + part.file().name() + "; complete it");
        }
        return part.baseName();
    }

    private static String group(Matcher matcher) {
        return matcher.find() && matcher.group(1) != null ? matcher.group(1) : "";
    }

    /** Codes stay as they are; anything else may be a person's name and is replaced. */
    static String pseudonym(String creator, String salt) {
        return creator.isEmpty() || CODE.matcher(creator).matches()
                ? creator
                : "rater-" + PatientKeys.hash(salt + "\nrater\n" + creator, 8);
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
