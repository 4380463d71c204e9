// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** What decoders and their callers share: the frame that is expected, and the one way to say why it can't be had. */
package org.consilium.codec.frame;
