// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.selection;

/**
 * A row of a list that somebody gave.
 *
 * @param number of the row, from 1; messages name a row by it, for what it holds may be a patient's name
 * @param name of a case, a patient, a volume or a series
 * @param value what the list says of it; empty if nothing
 */
public record NamedRow(int number, String name, String value) {

    public NamedRow {
        name = name == null ? "" : name.strip();
        value = value == null ? "" : value.strip();
    }
}
