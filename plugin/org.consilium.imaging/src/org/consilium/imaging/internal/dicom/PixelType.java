// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.dicom;

/** Number type of stored pixel values. */
public enum PixelType {
    UINT8(1),
    INT8(1),
    UINT16(2),
    INT16(2),
    UINT32(4),
    INT32(4),
    FLOAT32(4),
    FLOAT64(8);

    private final int bytes;

    PixelType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one value. */
    public int bytes() {
        return bytes;
    }

    /** Name as NumPy has it. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static PixelType of(int bitsAllocated, boolean signed) {
        return switch (bitsAllocated) {
            case 1, 8 -> signed ? INT8 : UINT8;
            case 12, 16 -> signed ? INT16 : UINT16;
            default -> signed ? INT32 : UINT32;
        };
    }
}
