// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.pseudonym;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.consilium.imaging.model.ImagingException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PseudonymsTest {
    @TempDir
    Path folder;

    @Test
    void nobodyWithoutTheSecretFindsARecordNumber() throws Exception {
        String shown = with("first installation's secret").patient("4711");
        assertTrue(shown.matches("[0-9a-f]{12}"), shown);
        for (String guess : List.of("4711", "consilium\n4711", "patient\nconsilium\n4711")) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(guess.getBytes(StandardCharsets.UTF_8));
            assertFalse(HexFormat.of().formatHex(hash).startsWith(shown), "a hash without the secret");
        }
        assertNotEquals(shown, with("second installation's secret").patient("4711"));
    }

    @Test
    void whoSharesASecretGetsTheSamePseudonyms() throws IOException {
        Path here = secret("shared", "0123456789abcdef0123456789abcdef\n");
        Path there = secret("copied with other line ends", "0123456789abcdef0123456789abcdef\r\n");
        assertEquals(of(here).patient("4711"), of(there).patient("4711"));
        PseudonymOptions other =
                PseudonymOptions.defaults().withSecretFile(here.toString()).withStudy("other");
        assertNotEquals(of(here).patient("4711"), Pseudonyms.of(other).patient("4711"));
        assertNotEquals(of(here).rater("MUELLER^HANS"), of(here).place("MUELLER^HANS"));
    }

    @Test
    void anInstallationMakesItsSecretOnceForItsOwnerAlone() throws Exception {
        Path file = folder.resolve("settings/consilium/pseudonyms.secret");
        Set<String> made = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 32).parallel().forEach(i -> {
            try {
                made.add(HexFormat.of().formatHex(Secret.ofInstallation(file)));
            } catch (ImagingException e) {
                throw new AssertionError(e);
            }
        });
        assertEquals(1, made.size(), "all get the same secret");
        assertArrayEquals(HexFormat.of().parseHex(made.iterator().next()), Secret.ofInstallation(file));
        assertNotEquals(
                made.iterator().next(),
                HexFormat.of().formatHex(Secret.ofInstallation(folder.resolve("other/pseudonyms.secret"))));
        try (var files = Files.list(file.getParent())) {
            assertEquals(List.of(file), files.toList());
        }
        Assumptions.assumeTrue(
                file.getFileSystem().supportedFileAttributeViews().contains("posix"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void aFileThatHoldsNoSecretIsRefused() throws IOException {
        assertMessage("holds 5 bytes, it must be 16 to 4096", secret("short", "12345"));
        assertMessage("can't be read (NoSuchFileException)", folder.resolve("missing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "R2",
                "MI014",
                "rater_1",
                "Reader 3",
                "0001_n0_s3",
                "case_07",
                "LIDC-IDRI-0001",
                "P1/n2",
                "12",
                ""
            })
    void codesStay(String code) throws IOException {
        assertEquals(code, with("any secret of any length").place(code));
        assertEquals(code, with("any secret of any length").rater(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MUELLER^HANS",
                "Mueller",
                "mueller_hans_s3",
                "Hans",
                "Mueller1",
                "case_mueller",
                "19700102",
                "4711815",
                "Kim"
            })
    void namesAndRecordNumbersDoNot(String name) throws IOException {
        Pseudonyms pseudonyms = with("any secret of any length");
        assertTrue(pseudonyms.place(name).matches("case-[0-9a-f]{8}"), name);
        assertTrue(pseudonyms.rater(name).matches("rater-[0-9a-f]{8}"), name);
    }

    private Pseudonyms with(String secret) throws IOException {
        return of(secret("file", secret));
    }

    private static Pseudonyms of(Path file) throws IOException {
        return Pseudonyms.of(PseudonymOptions.defaults().withSecretFile(file.toString()));
    }

    private Path secret(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static void assertMessage(String part, Path file) {
        ImagingException error = assertThrows(ImagingException.class, () -> of(file));
        assertTrue(error.getMessage().contains(part), error.getMessage());
    }
}
