// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No code that ships takes the machine's locale, charset or time zone without saying so. */
class PlatformDefaultsTest {

    /** Where the machine's own choice is meant. */
    private static final Map<String, String> MEANT = Map.of(
            // DICOM's dates and times are those of the place where no offset is given.
            "SegmentationDataset.class", "java/time/ZoneId.systemDefault()");

    static List<String> bundles() {
        return Bundles.product();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void nothingDependsOnTheMachine(String bundle) throws IOException {
        TreeSet<String> offences = new TreeSet<>();
        for (Path file : Bundles.classes(bundle)) {
            String name = file.getFileName().toString();
            for (String method : MemberReferences.of(file)) {
                if (PlatformDefaults.dependsOn(method) && !method.equals(MEANT.get(name))) {
                    offences.add(name + " calls " + method);
                }
            }
        }
        assertEquals(new TreeSet<>(), offences, "say which: Locale.ROOT, UTF_8, a ZoneId");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java/lang/String.format(Ljava/lang/String;[Ljava/lang/Object;)",
                "java/lang/String.formatted([Ljava/lang/Object;)",
                "java/lang/String.toLowerCase()",
                "ai/djl/ndarray/types/DataType.toString()",
                "java/lang/String.getBytes()",
                "java/lang/String.<init>([B)",
                "java/io/PrintStream.printf(Ljava/lang/String;[Ljava/lang/Object;)",
                "java/io/InputStreamReader.<init>(Ljava/io/InputStream;)",
                "java/io/FileWriter.<init>(Ljava/io/File;Z)",
                "java/util/Scanner.<init>(Ljava/io/InputStream;)",
                "java/text/NumberFormat.getPercentInstance()",
                "java/text/DecimalFormat.<init>(Ljava/lang/String;)",
                "java/time/LocalDate.now()",
                "java/time/format/DateTimeFormatter.ofPattern(Ljava/lang/String;)"
            })
    void theseDepend(String method) {
        assertTrue(PlatformDefaults.dependsOn(method));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java/lang/String.format(Ljava/util/Locale;Ljava/lang/String;[Ljava/lang/Object;)",
                "java/lang/String.getBytes(Ljava/nio/charset/Charset;)",
                "java/io/FileReader.<init>(Ljava/io/File;Ljava/nio/charset/Charset;)",
                "java/time/LocalDate.now(Ljava/time/ZoneId;)",
                "java/time/Instant.now()",
                "java/lang/Character.toLowerCase(C)"
            })
    void theseDoNot(String method) {
        assertFalse(PlatformDefaults.dependsOn(method));
    }

    @Test
    void callsAreReadFromCompiledClasses() throws IOException {
        Path own = Checkout.files(
                        Checkout.bundle("org.consilium.pytorch").resolve("target/classes"), "NativeFragment.class")
                .get(0);
        assertTrue(MemberReferences.of(own)
                .contains("java/lang/String.format(Ljava/util/Locale;Ljava/lang/String;[Ljava/lang/Object;)"));
    }
}
