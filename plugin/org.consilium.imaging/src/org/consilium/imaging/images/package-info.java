// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** What steers how folders of images and masks are read. */
package org.consilium.imaging.images;
