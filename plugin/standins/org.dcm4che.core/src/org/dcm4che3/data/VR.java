// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.dcm4che3.data;

/** Value representations of DICOM PS3.5, table 6.2-1. */
public enum VR {
    AE(true, 1),
    AS(true, 1),
    AT(false, 2),
    CS(true, 1),
    DA(true, 1),
    DS(true, 1),
    DT(true, 1),
    FD(false, 8),
    FL(false, 4),
    IS(true, 1),
    LO(true, 1),
    LT(true, 1),
    OB(false, 1),
    OD(false, 8),
    OF(false, 4),
    OL(false, 4),
    OV(false, 8),
    OW(false, 2),
    PN(true, 1),
    SH(true, 1),
    SL(false, 4),
    SQ(false, 1),
    SS(false, 2),
    ST(true, 1),
    SV(false, 8),
    TM(true, 1),
    UC(true, 1),
    UI(true, 1),
    UL(false, 4),
    UN(false, 1),
    UR(true, 1),
    US(false, 2),
    UT(true, 1),
    UV(false, 8);

    private final boolean string;
    private final int unit;

    VR(boolean string, int unit) {
        this.string = string;
        this.unit = unit;
    }

    /** Finds a VR by its two letters, the first in the high byte; null where there is none. */
    public static VR valueOf(int code) {
        for (VR vr : values()) {
            if (vr.code() == code) {
                return vr;
            }
        }
        return null;
    }

    /** The two letters as a number, the first in the high byte. */
    public int code() {
        return name().charAt(0) << 8 | name().charAt(1);
    }

    /** Bytes of an explicit header: 8 with a 16-bit length, 12 with a 32-bit one. */
    public int headerLength() {
        return switch (this) {
            case OB, OD, OF, OL, OV, OW, SQ, SV, UC, UN, UR, UT, UV -> 12;
            default -> 8;
        };
    }

    /** What fills a value of odd length. */
    public int paddingByte() {
        return string && this != UI ? ' ' : 0;
    }

    public boolean isStringType() {
        return string;
    }

    /** Whether texts of this VR are written in the data set's character set. */
    public boolean useSpecificCharacterSet() {
        return switch (this) {
            case LO, LT, PN, SH, ST, UC, UT -> true;
            default -> false;
        };
    }

    /** Bytes that change order together between little and big endian. */
    public int numEndianBytes() {
        return unit;
    }

    /** Swaps little and big endian; a tail shorter than one unit stays as it is. */
    public byte[] toggleEndian(byte[] bytes, boolean preserve) {
        int step = this == AT ? 2 : unit;
        if (step == 1) {
            return bytes;
        }
        byte[] toggled = preserve ? bytes.clone() : bytes;
        for (int start = 0; start + step <= toggled.length; start += step) {
            for (int low = start, high = start + step - 1; low < high; low++, high--) {
                byte kept = toggled[low];
                toggled[low] = toggled[high];
                toggled[high] = kept;
            }
        }
        return toggled;
    }
}
