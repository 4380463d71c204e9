// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;

/**
 * Nobody reads "1 raters" or "1 patient(s)": no text of a class puts a number before a noun that is always in the plural.
 * Bytes, pixels and values of damaged files may stay so: there are never one.
 */
class PluralTest {

    private static final int CONSTANT_STRING = 8;

    /** What the compiler writes for an operand of a concatenation, or a place in a format. */
    private static final String NUMBER = "(\u0001|%(\\d+\\$)?,?[ds])";

    private static final Pattern WRONG = Pattern.compile("\\((s|es)\\)|" + NUMBER
            + " (raters|patients|cases|slices|files|channels|images|volumes|nodes|epochs|models|outlines|contours|nodules"
            + "|sessions|warnings|frames|fragments|workflows|others)\\b");

    static List<String> bundles() {
        return Bundles.product();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void aNumberAgreesWithItsNoun(String bundle) throws IOException {
        TreeSet<String> offences = new TreeSet<>();
        for (Path file : Bundles.classes(bundle)) {
            texts(file).stream()
                    .filter(text -> WRONG.matcher(text).find())
                    .forEach(text -> offences.add(file.getFileName() + " says: " + text.replace('\u0001', '#')));
        }
        assertEquals(new TreeSet<>(), offences, "say it with org.consilium.ground.Count");
    }

    private static List<String> texts(Path classFile) throws IOException {
        ClassReader reader = new ClassReader(Files.readAllBytes(classFile));
        List<String> texts = new ArrayList<>();
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int item = 1; item < reader.getItemCount(); item++) {
            int offset = reader.getItem(item);
            if (offset != 0 && reader.readByte(offset - 1) == CONSTANT_STRING) {
                texts.add(reader.readUTF8(offset, buffer));
            }
        }
        return texts;
    }
}
