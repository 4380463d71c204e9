// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** Reading and writing PNG images without drawing. */
package org.consilium.imaging.png;
