// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** The markers that JPEG, JPEG-LS and JPEG 2000 streams are made of. */
package org.consilium.codec.internal.marker;
