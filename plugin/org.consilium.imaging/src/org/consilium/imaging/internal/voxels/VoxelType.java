// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.voxels;

import java.nio.ByteBuffer;

/** Number type of stored voxels. */
public enum VoxelType {
    UINT8(1) {
        @Override
        double value(ByteBuffer data, int at) {
            return Byte.toUnsignedInt(data.get(at));
        }
    },
    INT8(1) {
        @Override
        double value(ByteBuffer data, int at) {
            return data.get(at);
        }
    },
    UINT16(2) {
        @Override
        double value(ByteBuffer data, int at) {
            return Short.toUnsignedInt(data.getShort(at));
        }
    },
    INT16(2) {
        @Override
        double value(ByteBuffer data, int at) {
            return data.getShort(at);
        }
    },
    UINT32(4) {
        @Override
        double value(ByteBuffer data, int at) {
            return Integer.toUnsignedLong(data.getInt(at));
        }
    },
    INT32(4) {
        @Override
        double value(ByteBuffer data, int at) {
            return data.getInt(at);
        }
    },
    UINT64(8) {
        @Override
        double value(ByteBuffer data, int at) {
            long bits = data.getLong(at);
            return bits >= 0 ? bits : (double) (bits >>> 1) * 2;
        }
    },
    INT64(8) {
        @Override
        double value(ByteBuffer data, int at) {
            return data.getLong(at);
        }
    },
    FLOAT32(4) {
        @Override
        double value(ByteBuffer data, int at) {
            return data.getFloat(at);
        }
    },
    FLOAT64(8) {
        @Override
        double value(ByteBuffer data, int at) {
            return data.getDouble(at);
        }
    };

    private final int bytes;

    VoxelType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one value. */
    public int bytes() {
        return bytes;
    }

    /** The value that begins at a byte. */
    abstract double value(ByteBuffer data, int at);
}
