// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** What steers how annotations become masks of raters. */
package org.consilium.imaging.annotation;
