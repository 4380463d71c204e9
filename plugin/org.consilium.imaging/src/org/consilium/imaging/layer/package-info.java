// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** What a segmentation is before and after it is written: the values of a case, how they are written, and the files they became. */
package org.consilium.imaging.layer;
