// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names data by what they are, so that every installation calls them the same: 32 hex digits of a SHA-256. */
public final class DataKey {
    private static final int DIGITS = 32;

    private DataKey() {}

    /** Of texts such as UIDs, in their order. */
    public static String of(String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
            digest.update(bytes);
        }
        return hex(digest);
    }

    /** Of pixels, plane by plane. */
    public static String of(float[]... planes) {
        MessageDigest digest = sha256();
        for (float[] plane : planes) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(plane.length, Float.BYTES));
            bytes.asFloatBuffer().put(plane);
            digest.update(bytes);
        }
        return hex(digest);
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
