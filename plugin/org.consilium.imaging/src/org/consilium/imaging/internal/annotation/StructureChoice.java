// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.consilium.imaging.annotation.AnnotationOptions;
import org.consilium.imaging.annotation.RaterNaming;
import org.consilium.imaging.internal.files.CandidateFile;
import org.consilium.imaging.model.ImagingException;

/** Picks the structure to read out of annotations that may hold several, so that they are never mixed unasked. */
final class StructureChoice {
    private StructureChoice() {}

    /**
     * The parts to read.
     *
     * @param labelsMayBeRaters true where one file may hold a segment a rater
     * @throws ImagingException where there are several structures and none is chosen, or the chosen one is missing;
     *     it lists them
     */
    static List<AnnotatedPart> of(
            List<AnnotatedPart> parts, AnnotationOptions options, boolean labelsMayBeRaters, List<String> warnings)
            throws ImagingException {
        String wanted = options.structure();
        if (wanted.equals(AnnotationOptions.ALL_STRUCTURES)) {
            return parts;
        }
        if (wanted.isEmpty()) {
            requireOne(parts, options.raters().naming(), labelsMayBeRaters);
            return parts;
        }
        List<AnnotatedPart> chosen = matching(parts, wanted);
        if (chosen.isEmpty()) {
            throw new ImagingException(
                    "there is no structure '" + wanted + "' among " + list(parts) + "; choose one of them");
        }
        if (!twins(chosen).isEmpty()) {
            warnings.add("several parts of " + twins(chosen).get(0).file().shown() + " are called '"
                    + twins(chosen).get(0).shown() + "'; they are united: choose one by its number");
        }
        return chosen;
    }

    /** The label of what is read; empty where nothing names it. */
    static String name(List<AnnotatedPart> parts, AnnotationOptions options) {
        if (!options.structure().isEmpty()) {
            return options.structure().equals(AnnotationOptions.ALL_STRUCTURES) ? "" : options.structure();
        }
        Set<String> labels = new HashSet<>();
        parts.forEach(part -> labels.add(part.label()));
        String label = labels.size() == 1 ? labels.iterator().next() : "";
        return StructureWords.maybePerson(label) && !options.raters().keepNames() ? "" : label;
    }

    private static List<AnnotatedPart> matching(List<AnnotatedPart> parts, String wanted) {
        List<AnnotatedPart> byLabel = parts.stream()
                .filter(part -> part.label().equalsIgnoreCase(wanted))
                .toList();
        return byLabel.isEmpty()
                ? parts.stream()
                        .filter(part -> Integer.toString(part.number()).equals(wanted))
                        .toList()
                : byLabel;
    }

    private static void requireOne(List<AnnotatedPart> parts, RaterNaming naming, boolean labelsMayBeRaters)
            throws ImagingException {
        if (naming == RaterNaming.SEGMENT_LABEL) {
            return;
        }
        Map<CandidateFile, Set<String>> labels = new HashMap<>();
        Set<String> types = new HashSet<>();
        Set<String> structures = new HashSet<>();
        for (AnnotatedPart part : parts) {
            labels.computeIfAbsent(part.file(), k -> new HashSet<>()).add(part.shown());
            types.add(part.type());
            structures.add(StructureWords.structure(part.label()));
        }
        types.remove("");
        boolean said = parts.stream().anyMatch(part -> StructureWords.names(part.label()));
        boolean several = labels.values().stream().anyMatch(set -> set.size() > 1);
        // One file whose segments all show the same kind of thing: one segment a rater.
        boolean raters = labelsMayBeRaters && naming == RaterNaming.AUTO && labels.size() == 1 && !said;
        boolean mixed = naming == RaterNaming.AUTO && types.size() > 1 || said && structures.size() > 1;
        if (mixed || several && !raters || !twins(parts).isEmpty()) {
            throw new ImagingException("the annotations hold several structures: " + list(parts)
                    + "; choose one of them by its label or number, or say that the segments' labels name the raters"
                    + (said ? ", or read another kind of annotation" : ""));
        }
    }

    /** Parts of one file and one observer that have one label: only their numbers tell them apart. */
    static List<AnnotatedPart> twins(List<AnnotatedPart> parts) {
        Map<String, List<AnnotatedPart>> same = new LinkedHashMap<>();
        for (AnnotatedPart part : parts) {
            String key = part.file().number() + "\n" + part.label() + "\n" + part.by(Attribution.OBSERVER);
            same.computeIfAbsent(key, k -> new ArrayList<>()).add(part);
        }
        return same.values().stream()
                .filter(some -> some.size() > 1)
                .flatMap(List::stream)
                .toList();
    }

    private static String list(List<AnnotatedPart> parts) {
        Set<String> names = new TreeSet<>();
        List<AnnotatedPart> twins = twins(parts);
        parts.forEach(part ->
                names.add(twins.contains(part) ? part.shown() + " (number " + part.number() + ")" : part.shown()));
        List<String> shown = new ArrayList<>(names);
        return shown.size() > 40 ? String.join(", ", shown.subList(0, 40)) + ", ..." : String.join(", ", shown);
    }
}
