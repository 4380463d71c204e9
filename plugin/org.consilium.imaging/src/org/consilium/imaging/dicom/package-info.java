// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** What a DICOM file is written with: tags, transfer syntaxes, data sets to files. */
package org.consilium.imaging.dicom;
