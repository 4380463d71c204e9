// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** What the files of a folder are. */
package org.consilium.imaging.internal.scan;
