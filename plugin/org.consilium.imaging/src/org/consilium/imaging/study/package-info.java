// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** What steers how series become volumes, slices and grey values. */
package org.consilium.imaging.study;
