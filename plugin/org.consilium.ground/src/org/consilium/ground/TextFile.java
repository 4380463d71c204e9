// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.ground;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text files that people give. */
public final class TextFile {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private TextFile() {}

    /**
     * The text of a UTF-8 file, without the byte order mark that spreadsheets like to put first.
     *
     * @throws java.nio.charset.CharacterCodingException where it isn't UTF-8
     */
    public static String read(Path file) throws IOException {
        String text = Files.readString(file);
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }
}
