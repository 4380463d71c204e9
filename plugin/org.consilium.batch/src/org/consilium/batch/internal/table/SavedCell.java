// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.table;

/** One cell of a saved table. */
public sealed interface SavedCell {
    /** A number, a string or a boolean as text; doubles as {@link Double#toString(double)} writes them. */
    record Value(String text) implements SavedCell {}

    /** A picture, as the bytes of a PNG file. */
    record Picture(byte[] png) implements SavedCell {}

    /** A missing cell; the reason is null where none was saved. */
    record Missing(String reason) implements SavedCell {}
}
