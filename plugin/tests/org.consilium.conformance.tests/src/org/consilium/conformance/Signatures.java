// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The signature lists: what the real platforms show. */
final class Signatures {
    private static final List<String> FILES = List.of(
            "signatures-core-api.txt", "signatures-node-api.txt", "signatures-dcm4che.txt", "shown-by-example.txt");
    private static final Pattern MODIFIERS = Pattern.compile("^((public|protected|private|static|final|abstract|default"
            + "|synchronized|native|transient|volatile|strictfp|sealed|non-sealed) )*");
    private static final Pattern NAME = Pattern.compile("org\\.(knime|dcm4che3)\\.[A-Za-z0-9_.$]*[A-Za-z0-9_$]");

    private final Map<String, ListedType> types = new HashMap<>();
    private final Set<String> named = new HashSet<>();

    static Signatures load() throws IOException {
        Signatures result = new Signatures();
        for (String file : FILES) {
            try (InputStream in = Signatures.class.getResourceAsStream("/signatures/" + file);
                    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                result.read(reader.lines().toList());
            }
        }
        return result;
    }

    /** Returns a listed type, or {@code null}. */
    ListedType type(String name) {
        return types.get(name);
    }

    /** Says whether a type is listed, or stands somewhere in a listed signature. */
    boolean names(String name) {
        return types.containsKey(name) || named.contains(name);
    }

    int size() {
        return types.size();
    }

    void read(List<String> lines) {
        ListedType current = null;
        Erasure erasure = null;
        for (String line : lines) {
            String text = line.trim();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            Matcher names = NAME.matcher(text);
            while (names.find()) {
                named.add(names.group());
            }
            if (text.equals("}")) {
                current = null;
            } else if (text.endsWith("{")) {
                Header header = Header.parse(
                        unmodified(text.substring(0, text.length() - 1).trim()));
                current = types.computeIfAbsent(header.name(), ListedType::new);
                current.supertypes().addAll(header.supertypes());
                erasure = header.erasure();
            } else if (current != null) {
                current.members().add(member(unmodified(text), current.name(), erasure));
            }
        }
    }

    private static String unmodified(String text) {
        return MODIFIERS.matcher(text).replaceFirst("");
    }

    private static String member(String declaration, String type, Erasure outer) {
        String text = declaration.replaceFirst(";$", "");
        Erasure erasure = outer;
        if (text.startsWith("<")) {
            int end = Erasure.close(text, 0);
            erasure = new Erasure(outer, text.substring(1, end - 1));
            text = text.substring(end).trim();
        }
        int open = text.indexOf('(');
        if (open < 0) {
            int space = text.lastIndexOf(' ');
            return text.substring(space + 1) + ":" + erasure.descriptor(text.substring(0, space));
        }
        StringBuilder descriptor = new StringBuilder("(");
        for (String parameter : Erasure.split(text.substring(open + 1, text.indexOf(')', open)))) {
            descriptor.append(erasure.descriptor(parameter));
        }
        descriptor.append(')');
        String head = text.substring(0, open);
        if (head.equals(type)) {
            return "<init>" + descriptor + "V";
        }
        int space = head.lastIndexOf(' ');
        return head.substring(space + 1) + descriptor + erasure.descriptor(head.substring(0, space));
    }

    /** The first line of a type. */
    private record Header(String name, List<String> supertypes, Erasure erasure) {
        static Header parse(String text) {
            String rest = text.replaceFirst("^(@interface|class|interface|enum|record) ", "");
            int end = 0;
            while (end < rest.length() && rest.charAt(end) != '<' && rest.charAt(end) != ' ') {
                end++;
            }
            String name = rest.substring(0, end);
            Erasure erasure = new Erasure();
            if (end < rest.length() && rest.charAt(end) == '<') {
                int close = Erasure.close(rest, end);
                erasure = new Erasure(erasure, rest.substring(end + 1, close - 1));
                end = close;
            }
            String supers = rest.substring(end).replaceFirst("^ extends ", "").replaceFirst("^ ?implements ", "");
            List<String> supertypes = new ArrayList<>();
            for (String part : Erasure.split(supers.replaceFirst(" implements ", ","))) {
                supertypes.add(erasure.name(part));
            }
            return new Header(name, supertypes, erasure);
        }
    }
}
