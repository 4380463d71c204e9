// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.phantom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.consilium.ground.Progress;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.pseudonym.PseudonymOptions;
import org.consilium.imaging.reader.DicomStudyReader;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.phantom.design.PhantomOptions;
import org.consilium.phantom.design.PhantomScanner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where digits or small letters are other ones, a study has the same bytes and its cases have the same ids. */
class LocaleTest {

    private static final PhantomOptions SMALL =
            PhantomOptions.defaults().withCases(1).withSeed(5).withScanners(List.of(PhantomScanner.S1));

    @TempDir
    Path folder;

    private Locale before;

    @BeforeEach
    void remember() {
        before = Locale.getDefault();
    }

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fa-IR", "tr-TR", "de-DE"})
    void filesAndIdsAreTheSame(String language) throws IOException {
        Locale.setDefault(Locale.ROOT);
        List<Path> expected = new PhantomStudy(SMALL).write(folder.resolve("root"), Progress.NONE);
        List<String> ids = ids();
        Locale.setDefault(Locale.forLanguageTag(language));
        List<Path> actual = new PhantomStudy(SMALL).write(folder.resolve("other"), Progress.NONE);
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(
                    folder.resolve("root").relativize(expected.get(i)),
                    folder.resolve("other").relativize(actual.get(i)));
            assertEquals(
                    -1,
                    Files.mismatch(expected.get(i), actual.get(i)),
                    expected.get(i).toString());
        }
        assertFalse(ids.isEmpty());
        assertEquals(ids, ids());
    }

    /** Ids and raters of the cases of the first study. */
    private List<String> ids() throws IOException {
        DicomReadOptions options = DicomReadOptions.defaults()
                .withCropSize(32)
                .withPseudonyms(PseudonymOptions.defaults().withKeepNames(true));
        return new DicomStudyReader(options)
                .read(folder.resolve("root"), Progress.NONE).cases().stream()
                        .map(LocaleTest::described)
                        .toList();
    }

    private static String described(ImageCase one) {
        return one.id() + one.masks().stream().map(mask -> mask.rater()).toList();
    }
}
