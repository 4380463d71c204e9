// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** Annotations as their files hold them, not yet placed on images: SEG, RTSTRUCT, LIDC XML, volumes of labels. */
package org.consilium.imaging.internal.document;
