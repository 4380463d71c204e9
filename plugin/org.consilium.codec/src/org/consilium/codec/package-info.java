// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** Decoders of compressed images: bytes in, pixels out. Nothing here knows the files that the bytes come from. */
package org.consilium.codec;
