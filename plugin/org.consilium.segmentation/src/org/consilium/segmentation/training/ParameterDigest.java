// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.consilium.segmentation.data.CaseDigest;

/** A fingerprint of a model's numbers. */
final class ParameterDigest {

    private ParameterDigest() {}

    /** SHA-256 over names and values in alphabetical order, hexadecimal. */
    static String of(Map<String, NDArray> parameters) {
        MessageDigest digest = CaseDigest.sha256();
        new TreeMap<>(parameters).forEach((name, tensor) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            try (NDScope scope = new NDScope()) {
                scope.suppressNotUsedWarning();
                digest.update(tensor.toByteBuffer());
            }
        });
        return HexFormat.of().formatHex(digest.digest());
    }
}
