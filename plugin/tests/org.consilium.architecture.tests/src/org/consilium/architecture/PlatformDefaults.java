// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.architecture;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Methods of the JDK whose answer depends on the locale, the charset or the time zone of the machine: under fa-IR a number in a
 * file name has other digits, under tr-TR a lower-case letter is another one, and a saved file is not found again.
 */
final class PlatformDefaults {

    /** Patterns of {@link MemberReferences}; what takes a Locale, Charset or ZoneId is let through before. */
    private static final Pattern BANNED = Pattern.compile(String.join(
            "|",
            "java/lang/String\\.(format|formatted|toLowerCase|toUpperCase)\\(.*\\)",
            "java/lang/String\\.getBytes\\((II\\[BI)?\\)",
            "java/lang/String\\.<init>\\(\\[B(II|I|III)?\\)",
            "java/io/(PrintStream|PrintWriter|Console)\\.(printf|format)\\(.*\\)",
            "java/io/(PrintStream|PrintWriter)\\.<init>\\(Ljava/(lang/String|io/File);\\)",
            "java/io/PrintWriter\\.<init>\\(Ljava/io/OutputStream;Z?\\)",
            "java/io/(InputStreamReader|OutputStreamWriter)\\.<init>\\(Ljava/io/[A-Za-z]+;\\)",
            "java/io/(FileReader|FileWriter)\\.<init>\\(.*\\)",
            "java/io/ByteArrayOutputStream\\.toString\\(\\)",
            "java/nio/charset/Charset\\.defaultCharset\\(\\)",
            // lower case by the default locale: "uint8" has no dot in Turkish
            "ai/djl/ndarray/types/DataType\\.toString\\(\\)",
            "java/util/Scanner\\.<init>\\(.*\\)",
            "java/util/Formatter\\.(<init>|format)\\(.*\\)",
            "java/util/Locale\\.getDefault\\(.*\\)",
            "java/util/(TimeZone\\.getDefault|Calendar\\.getInstance|GregorianCalendar\\.<init>)\\(.*\\)",
            "java/util/Date\\.(toString|toLocaleString|get(Year|Month|Date|Day|Hours|Minutes|TimezoneOffset))\\(\\)",
            "java/text/(NumberFormat|DateFormat|Collator|BreakIterator)\\.get[A-Za-z]*Instance\\(.*\\)",
            "java/text/(DecimalFormat|SimpleDateFormat|MessageFormat|DecimalFormatSymbols)\\.<init>\\(.*\\)",
            "java/text/MessageFormat\\.format\\(.*\\)",
            "java/time/[A-Za-z]+\\.now\\(\\)",
            "java/time/ZoneId\\.systemDefault\\(\\)",
            "java/time/Clock\\.systemDefaultZone\\(\\)",
            "java/time/format/DateTimeFormatter\\.(ofPattern|ofLocalized[A-Za-z]+)\\(.*\\)",
            "java/time/format/DateTimeFormatterBuilder\\.toFormatter\\(\\)"));

    private static final Predicate<String> SAYS_WHICH = Pattern.compile(
                    "\\(.*(Ljava/util/Locale;|Ljava/nio/charset/Charset;|Ljava/time/ZoneId;|Ljava/util/TimeZone;"
                            + "|Ljava/text/DecimalFormatSymbols;).*\\)")
            .asPredicate();

    /** An instant is the same everywhere. */
    private static final List<String> FREE = List.of("java/time/Instant.now()");

    private PlatformDefaults() {}

    static boolean dependsOn(String method) {
        return BANNED.matcher(method).matches() && !SAYS_WHICH.test(method) && !FREE.contains(method);
    }
}
