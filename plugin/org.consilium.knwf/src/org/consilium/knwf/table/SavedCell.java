// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.table;

import java.util.List;

/** One cell of a saved table. */
public sealed interface SavedCell {
    /** A whole number of 32 bits. */
    record Whole(int value) implements SavedCell {}

    /** A whole number of 64 bits. */
    record LongWhole(long value) implements SavedCell {}

    /** A floating point number; it may be infinite, or not a number. */
    record Real(double value) implements SavedCell {}

    /** True or false. */
    record Truth(boolean value) implements SavedCell {}

    /** A text. */
    record Text(String value) implements SavedCell {}

    /** A picture, as the bytes of a PNG file. */
    record Picture(byte[] png) implements SavedCell {}

    /** A date, a time, both, with or without a zone, a duration or a period, as ISO 8601 and the platform write it. */
    record Moment(String iso) implements SavedCell {}

    /**
     * The place of a file.
     *
     * @param category kind of file system: {@code LOCAL}, {@code RELATIVE}, {@code MOUNTPOINT} …
     * @param specifier which one of the kind; null where there is only one
     * @param path path in it
     */
    record Location(String category, String specifier, String path) implements SavedCell {}

    /** Several cells, a list or a set, in the order in which they were saved. */
    record Several(List<SavedCell> cells) implements SavedCell {
        public Several {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A cell whose value can't be read here.
     *
     * @param type name of its class
     */
    record Unknown(String type) implements SavedCell {}

    /** A missing cell; the reason is null where none was saved. */
    record Missing(String reason) implements SavedCell {}
}
