// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** Parts of an image, on its pixels or on others. */
package org.consilium.imaging.internal.crop;
