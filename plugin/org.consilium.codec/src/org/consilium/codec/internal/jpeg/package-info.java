// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** JPEG with Huffman coding, ITU-T T.81: sequential (baseline and extended) and lossless. */
package org.consilium.codec.internal.jpeg;
