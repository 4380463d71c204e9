// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.table;

/** One cell of a saved table. */
public sealed interface SavedCell {
    /** A whole number of 32 bits. */
    record Whole(int value) implements SavedCell {}

    /** A whole number of 64 bits. */
    record LongWhole(long value) implements SavedCell {}

    /** A floating point number. */
    record Real(double value) implements SavedCell {}

    /** True or false. */
    record Truth(boolean value) implements SavedCell {}

    /** A text. */
    record Text(String value) implements SavedCell {}

    /** A picture, as the bytes of a PNG file. */
    record Picture(byte[] png) implements SavedCell {}

    /**
     * A cell of a kind that is not known here.
     *
     * @param type name of its class
     */
    record Unknown(String type) implements SavedCell {}

    /** A missing cell; the reason is null where none was saved. */
    record Missing(String reason) implements SavedCell {}
}
