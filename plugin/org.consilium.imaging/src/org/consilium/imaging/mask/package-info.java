// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** What a picture of a mask shows: one reading for all that read masks as pictures. */
package org.consilium.imaging.mask;
