// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.consilium.imaging.internal.files.CandidateFile;

/**
 * One segment of a DICOM SEG, one structure of an RTSTRUCT or one mask file, with all that may say who drew it.
 *
 * @param file where it is
 * @param number within the file
 * @param label of the segment or structure, or empty
 * @param type code of what it shows, or empty
 * @param by what each attribution says; absent where it says nothing
 */
record AnnotatedPart(CandidateFile file, int number, String label, String type, Map<Attribution, String> by) {
    private static final Pattern ENDINGS =
            Pattern.compile("(?i)(?<=.)(?:\\.(?:dcm|dicom|dic|ima|seg|nii|gz|hdr|img|nrrd|nhdr))+$");

    /** A part whose file says what is given; file, folder, path and label are added. */
    static AnnotatedPart of(CandidateFile file, int number, String label, String type, Map<Attribution, String> said) {
        Map<Attribution, String> by = new EnumMap<>(Attribution.class);
        by.putAll(said);
        String name = file.name();
        int slash = name.lastIndexOf('/');
        by.put(Attribution.LABEL, label);
        by.put(Attribution.FILE, ENDINGS.matcher(name.substring(slash + 1)).replaceFirst(""));
        by.put(Attribution.FOLDER, folder(file));
        by.put(Attribution.PATH, slash < 0 ? "" : name.substring(0, slash));
        by.values().removeIf(String::isEmpty);
        return new AnnotatedPart(file, number, label, type, by);
    }

    /** What an attribution says; empty where it says nothing. */
    String by(Attribution attribution) {
        return by.getOrDefault(attribution, "");
    }

    /** Label, or the number of a part without one or with what may be a person's name. */
    String shown() {
        return label.isEmpty() || StructureWords.maybePerson(label) ? Integer.toString(number) : label;
    }

    private static String folder(CandidateFile file) {
        var folder = file.path().toAbsolutePath().getParent();
        return folder == null || folder.getFileName() == null
                ? ""
                : folder.getFileName().toString();
    }
}
