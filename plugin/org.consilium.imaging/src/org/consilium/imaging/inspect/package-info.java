// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** What the DICOM reader sees in a folder, without making cases. */
package org.consilium.imaging.inspect;
