// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TensorInfoTest {

    @Test
    void typesAreCalledAlikeInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TensorInfo info = new TensorInfo(DataType.UINT8, new Shape(2, 3));
            assertEquals("uint8", info.typeName());
            assertEquals("uint8(2, 3)", info.toString());
            assertEquals(6, info.bytes());
        } finally {
            Locale.setDefault(before);
        }
    }
}
