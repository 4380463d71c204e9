// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** Which cases of a set are taken, and which patients go to which part of it. Knows cases, but neither tensors nor tables. */
package org.consilium.segmentation.selection;
