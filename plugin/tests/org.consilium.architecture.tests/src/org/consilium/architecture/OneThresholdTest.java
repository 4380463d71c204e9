// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a mask begins is said once, by {@code org.consilium.ground.MaskThreshold}; two constants once disagreed. */
class OneThresholdTest {

    private static final Pattern ANOTHER = Pattern.compile("THRESHOLD\\s*=\\s*0?\\.5");

    @ParameterizedTest
    @MethodSource("org.consilium.architecture.Bundles#product")
    void noOtherConstantIsOneHalf(String bundle) throws IOException {
        TreeSet<String> offences = new TreeSet<>();
        for (Path file : Bundles.sources(bundle)) {
            if (ANOTHER.matcher(Files.readString(file)).find()) {
                offences.add(file.getFileName().toString());
            }
        }
        assertEquals(new TreeSet<>(), offences, "use MaskThreshold");
    }
}
