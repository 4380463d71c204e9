// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.dcm4che3.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/** Numbers in the bytes of a binary value. */
final class BinaryValues {
    private BinaryValues() {}

    static int unit(VR vr) {
        return vr == VR.AT ? 4 : vr.numEndianBytes();
    }

    static boolean integers(VR vr) {
        return switch (vr) {
            case US, SS, UL, SL, OB, OW, OL, UN, AT, SV, UV, OV -> true;
            default -> false;
        };
    }

    static boolean fractions(VR vr) {
        return switch (vr) {
            case FL, FD, OF, OD -> true;
            default -> false;
        };
    }

    static int count(VR vr, byte[] bytes) {
        return bytes.length / unit(vr);
    }

    static double at(VR vr, byte[] bytes, boolean bigEndian, int index) {
        ByteBuffer buffer = buffer(bytes, bigEndian);
        int start = index * unit(vr);
        return switch (vr) {
            case FL, OF -> buffer.getFloat(start);
            case FD, OD -> buffer.getDouble(start);
            default -> (double) integerAt(vr, bytes, bigEndian, index);
        };
    }

    static long integerAt(VR vr, byte[] bytes, boolean bigEndian, int index) {
        ByteBuffer buffer = buffer(bytes, bigEndian);
        int start = index * unit(vr);
        return switch (vr) {
            case SS, OW -> buffer.getShort(start);
            case US -> Short.toUnsignedInt(buffer.getShort(start));
            case SL, OL -> buffer.getInt(start);
            case UL -> Integer.toUnsignedLong(buffer.getInt(start));
            case SV, UV, OV -> buffer.getLong(start);
            case AT -> {
                long group = Short.toUnsignedLong(buffer.getShort(start));
                yield group << 16 | Short.toUnsignedLong(buffer.getShort(start + 2));
            }
            case FL, OF -> (long) buffer.getFloat(start);
            case FD, OD -> (long) buffer.getDouble(start);
            case UN -> Byte.toUnsignedInt(bytes[index]);
            default -> bytes[index];
        };
    }

    static String textAt(VR vr, byte[] bytes, boolean bigEndian, int index) {
        return switch (vr) {
            case FL, OF -> Float.toString((float) at(vr, bytes, bigEndian, index));
            case FD, OD -> Double.toString(at(vr, bytes, bigEndian, index));
            case AT -> String.format(Locale.ROOT, "%08X", integerAt(vr, bytes, bigEndian, index));
            case UV, OV -> Long.toUnsignedString(integerAt(vr, bytes, bigEndian, index));
            default -> Long.toString(integerAt(vr, bytes, bigEndian, index));
        };
    }

    static byte[] of(VR vr, boolean bigEndian, double[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(unit(vr) * values.length)
                .order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            switch (vr) {
                case FL, OF -> buffer.putFloat((float) value);
                case FD, OD -> buffer.putDouble(value);
                case SS, US, OW -> buffer.putShort((short) (long) value);
                case SL, UL, OL -> buffer.putInt((int) (long) value);
                case SV, UV, OV -> buffer.putLong((long) value);
                case AT -> buffer.putShort((short) ((long) value >> 16)).putShort((short) (long) value);
                case OB, UN -> buffer.put((byte) (long) value);
                default -> throw new UnsupportedOperationException("no numbers in VR " + vr);
            }
        }
        return buffer.array();
    }

    private static ByteBuffer buffer(byte[] bytes, boolean bigEndian) {
        return ByteBuffer.wrap(bytes).order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }
}
