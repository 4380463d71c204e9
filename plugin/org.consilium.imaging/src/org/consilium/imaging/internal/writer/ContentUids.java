// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.writer;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.consilium.imaging.layer.SegmentationCase;

/** UIDs that follow from what they name: the same content has the same UID, other content never has. */
final class ContentUids {
    private ContentUids() {}

    /** A UID that follows from everything that is written. */
    static String of(String kind, SegmentationFrames frames) {
        MessageDigest digest = digest();
        digest.update((kind + "\n" + frames.layer() + "\n" + frames.structure() + "\n" + frames.remark() + "\n"
                        + frames.fractional())
                .getBytes(StandardCharsets.UTF_8));
        for (SegmentationCase c : frames.cases()) {
            String where = c.id() + c.provenance() + Arrays.toString(c.place().position());
            digest.update(where.getBytes(StandardCharsets.UTF_8));
        }
        digest.update(frames.pixels());
        return uid(digest);
    }

    /** A UID that follows from a text. */
    static String of(String text) {
        MessageDigest digest = digest();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return uid(digest);
    }

    /** A UID from 120 bits of a hash, in the form of PS3.5, B.2. */
    private static String uid(MessageDigest digest) {
        return "2.25." + new BigInteger(1, Arrays.copyOf(digest.digest(), 15));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
