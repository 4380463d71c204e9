// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** Stored pixels become grey values on the scale of the study. */
package org.consilium.imaging.internal.grey;
