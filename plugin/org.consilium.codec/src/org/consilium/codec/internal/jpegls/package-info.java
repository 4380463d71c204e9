// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** JPEG-LS, lossless and near-lossless, ITU-T T.87. */
package org.consilium.codec.internal.jpegls;
