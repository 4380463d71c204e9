// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** Run lengths of single bytes, the coding of DICOM PS3.5 annex G. */
package org.consilium.codec.internal.rle;
