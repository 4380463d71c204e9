// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.ground;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes names of files and folders that every file system takes, each one once. */
public final class FileNames {

    /** Characters that some system forbids, or that a shell or a web address takes for something else. */
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\\\/:*?\"<>|]");

    /** Windows cuts dots and blanks off, and names with a dot in front are hidden elsewhere. */
    private static final Pattern EDGES = Pattern.compile("^[. ]+|[. ]+$");

    /** What Windows takes for a device, whatever its ending. */
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?", Pattern.CASE_INSENSITIVE);

    /** Leaves room for a number and an ending: systems take 255 bytes. */
    private static final int LONGEST = 120;

    private final Set<String> taken = new HashSet<>();

    /**
     * The text with {@code _} for what cannot be in a name; never empty.
     *
     * @param longest bytes of UTF-8, at least 1; the rest is cut off
     */
    public static String safe(String text, int longest) {
        String whole = FORBIDDEN.matcher(text.strip()).replaceAll("_");
        String name = EDGES.matcher(cut(whole, longest)).replaceAll("_");
        return name.isEmpty() || DEVICE.matcher(name).matches() ? "_" + name : name;
    }

    /** A name like the text, safe and numbered where it is taken. */
    public String of(String text) {
        return unique(safe(text, LONGEST), "");
    }

    /**
     * The name with its ending, numbered where that is taken. Names that differ in capitals alone, or in how an accent is
     * written, are one on some systems.
     *
     * @param ending begins with a dot, or is empty
     */
    public String unique(String name, String ending) {
        String unique = name + ending;
        for (int i = 2; !taken.add(same(unique)); i++) {
            unique = name + "_" + i + ending;
        }
        return unique;
    }

    private static String same(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static String cut(String text, int longest) {
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            bytes += Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > longest) {
                break;
            }
            end += Character.charCount(point);
        }
        return text.substring(0, end);
    }
}
