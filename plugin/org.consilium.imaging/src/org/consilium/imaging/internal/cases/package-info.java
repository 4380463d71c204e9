// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** Volumes with their masks become cases. */
package org.consilium.imaging.internal.cases;
