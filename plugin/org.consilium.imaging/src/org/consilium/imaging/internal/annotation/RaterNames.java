// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
     * @param study the parts on each series of the study, those of this volume among them: one way of naming holds for all
     * @param warnings where files may be one rater's twice, or where what was chosen isn't there
     * @throws ImagingException where the chosen way gives a file no name, or nothing tells apart what must not be united;
     *     it names the files
     */
    static RaterNames of(
            List<AnnotatedPart> parts,
            List<List<AnnotatedPart>> study,
            AnnotationOptions options,
            RaterTable table,
            Pseudonyms pseudonyms,
            List<String> warnings)
            throws ImagingException {
        RaterNaming naming = options.raters().naming();
        Pattern pattern = Pattern.compile(options.raters().pattern());
        List<Attribution> by =
                switch (naming) {
                    case AUTO -> automatic(parts, study, options, warnings);
                    case CONTENT_CREATOR ->
                        List.of(
                                study.stream().flatMap(List::stream).allMatch(part -> part.by(Attribution.CREATOR)
                                                .isEmpty())
                                        ? Attribution.OBSERVER
                                        : Attribution.CREATOR);
                    case SEGMENT_LABEL -> List.of(Attribution.LABEL);
                    case FILE_NAME -> List.of(Attribution.FILE);
                    case FOLDER_NAME -> List.of(Attribution.FOLDER);
                    case PATTERN, TABLE -> List.of();
                };
        Function<AnnotatedPart, List<String>> name =
                switch (naming) {
                    case PATTERN ->
                        part -> List.of(group(pattern.matcher(part.file().name())));
                    case TABLE -> part -> List.of(table.rater(part.file().name()));
                    default -> part -> RaterTraits.values(part, by);
                };
        String identity =
                switch (naming) {
                    case PATTERN -> "pattern on the file's path";
                    case TABLE -> "table of raters";
                    case AUTO -> words(by) + " (asked in the order: " + Attribution.order() + ")";
                    default -> words(by);
                };
        // The user's own table says what raters are to be called; all else comes from files and may be a person's name.
        boolean kept = options.raters().keepNames() || naming == RaterNaming.TABLE;
        Map<AnnotatedPart, String> names = new HashMap<>();
        boolean replaced = false;
        for (AnnotatedPart part : parts) {
            List<String> found = named(part, name.apply(part), identity, warnings);
            List<String> shown =
                    kept ? found : found.stream().map(pseudonyms::rater).toList();
            replaced |= !shown.equals(found);
            names.put(part, String.join(" ", shown));
        }
        if (naming != RaterNaming.AUTO) {
            united(parts, names, warnings);
        }
        return new RaterNames(names, identity + (replaced ? REPLACED : ""));
    }

    private static List<Attribution> automatic(
            List<AnnotatedPart> parts,
            List<List<AnnotatedPart>> study,
            AnnotationOptions options,
            List<String> warnings)
            throws ImagingException {
        boolean labels = options.structure().isEmpty()
                && study.stream()
                        .anyMatch(some -> some.stream()
                                        .map(AnnotatedPart::label)
                                        .distinct()
                                        .count()
                                > 1)
                && study.stream().flatMap(List::stream).noneMatch(part -> StructureWords.names(part.label()));
        RaterTraits traits = RaterTraits.of(study, labels);
        String by = words(traits.by());
        List<AnnotatedPart> clash = traits.clash(parts);
        if (!clash.isEmpty()) {
            throw new ImagingException(files(clash) + " are of one rater by " + by
                    + ", and neither person nor session tells them apart; leave out all but one, or say what names the"
                    + " raters: raters that you name are united");
        }
        for (Attribution person : List.of(Attribution.CREATOR, Attribution.OBSERVER)) {
            List<AnnotatedPart> silent =
                    parts.stream().filter(part -> part.by(person).isEmpty()).toList();
            boolean said = study.stream().flatMap(List::stream).anyMatch(part -> !part.by(person)
                    .isEmpty());
            if (said && !silent.isEmpty()) {
                warnings.add("in " + files(silent) + " no " + person.words()
                        + " is named, as it is in other annotations of the study; the raters of all its series are named"
                        + " by " + by);
            }
        }
        Attribution first = traits.by().get(0);
        boolean several = parts.stream().map(AnnotatedPart::file).distinct().count() > 1;
        List<Attribution> persons = List.of(Attribution.CREATOR, Attribution.OBSERVER);
        boolean onePerson = parts.stream().noneMatch(part -> String.join("", RaterTraits.values(part, persons))
                        .isEmpty())
                && parts.stream()
                                .map(part -> RaterTraits.values(part, persons))
                                .distinct()
                                .count()
                        == 1;
        if (several && !first.personal() && onePerson) {
            warnings.add(files(parts) + " name one person; they count as raters of their own, told apart by "
                    + first.words() + ": leave out all but one where they are versions");
        }
        if (several && first == Attribution.FILE && parts.stream().anyMatch(part -> Pseudonyms.isUid(part.by(first)))) {
            warnings.add(
                    files(parts) + " are called by UIDs and name nobody; each counts as a rater of its own: say by a"
                            + " pattern or a table who drew them");
        }
        return traits.by();
    }

    private static String words(List<Attribution> by) {
        return by.stream().map(Attribution::words).collect(Collectors.joining(" and "));
    }

    /** What was asked to be united is said all the same. */
    private static void united(List<AnnotatedPart> parts, Map<AnnotatedPart, String> names, List<String> warnings) {
        Map<String, List<AnnotatedPart>> raters = new TreeMap<>();
        parts.forEach(part ->
                raters.computeIfAbsent(names.get(part), k -> new ArrayList<>()).add(part));
        raters.forEach((rater, drawn) -> {
            if (drawn.stream().map(AnnotatedPart::file).distinct().count() > 1) {
                warnings.add("rater " + rater + " is united from " + files(drawn));
            }
        });
    }

    /** The files of parts, the first ones by name. */
    private static String files(List<AnnotatedPart> parts) {
        List<String> shown =
                parts.stream().map(part -> part.file().shown()).distinct().toList();
        return String.join(shown.size() > 2 ? ", " : " and ", shown);
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

    private static List<String> named(AnnotatedPart part, List<String> names, String identity, List<String> warnings)
            throws ImagingException {
        if (!String.join("", names).isEmpty()) {
            return names.stream().filter(name -> !name.isEmpty()).toList();
        }
        if (identity.startsWith("table") || identity.startsWith("pattern")) {
            throw new ImagingException(
                    "the " + identity + " names no rater for " + part.file().shown() + "; complete it");
        }
        warnings.add(part.file().shown() + " has no " + identity + "; its file name names the rater");
        return List.of(part.by(Attribution.FILE));
    }

    private static String group(Matcher matcher) {
        return matcher.find() && matcher.group(1) != null ? matcher.group(1) : "";
    }
}
