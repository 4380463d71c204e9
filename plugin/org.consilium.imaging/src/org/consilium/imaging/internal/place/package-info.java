// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** Where frames and contours lie on the slices of a volume. Pure arithmetic: no file is read here. */
package org.consilium.imaging.internal.place;
