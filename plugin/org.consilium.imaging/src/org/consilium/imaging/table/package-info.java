// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** Tables that people give as text files. */
package org.consilium.imaging.table;
