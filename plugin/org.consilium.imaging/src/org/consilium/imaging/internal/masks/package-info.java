// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** Masks as files: labels in volumes of voxels and in pictures. */
package org.consilium.imaging.internal.masks;
