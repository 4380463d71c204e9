// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.config;

/**
 * One value as it stands in the file: the type name ({@code xstring}, {@code xint}, ...) and the raw text, or
 * {@code null} for a value that is null. Keeping the raw text is what lets an unknown type survive a round trip.
 *
 * @param type type name as in the file
 * @param value raw text, or {@code null}
 */
public record ConfigEntry(String type, String value) implements ConfigItem {}
