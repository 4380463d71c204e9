// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.data;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Reads every case once before training: for a fingerprint of the data, and so that broken images are named early. */
public final class CaseDigest {

    private CaseDigest() {}

    /**
     * SHA-256 over rater ids, case keys, presence, images and masks, case by case, so that a large set needs little
     * memory.
     *
     * @param work a manager on the device of the cases
     * @return hexadecimal
     * @throws IllegalArgumentException if an image holds a value that is not a number; names the case
     */
    public static String of(CaseSource cases, NDManager work) {
        MessageDigest digest = sha256();
        cases.raters().forEach(rater -> text(digest, rater));
        for (int i : CaseOrder.of(cases.cases()).indices()) {
            text(digest, cases.cases().get(i).key());
            for (int r = 0; r < cases.raters().size(); r++) {
                digest.update((byte) (cases.present(i, r) ? 1 : 0));
            }
            try (NDScope scope = new NDScope()) {
                scope.suppressNotUsedWarning();
                CaseSource.Slices slices = cases.gather(new int[] {i}, work);
                PaddedCases.requireFinite(slices.images(), cases.cases().get(i));
                digest.update(slices.images().toByteBuffer());
                digest.update(slices.masks().toByteBuffer());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void text(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
    }

    /** A fresh SHA-256; not safe for use by several threads. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
