// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** A synthetic multi-rater, multi-scanner study with known truth, written as DICOM. */
package org.consilium.phantom;
