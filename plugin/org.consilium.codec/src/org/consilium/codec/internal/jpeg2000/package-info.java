// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** A decoder of JPEG 2000 codestreams, ITU-T T.800 (JPEG 2000 part 1). */
package org.consilium.codec.internal.jpeg2000;
