// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** Which prediction files belong to which cases, and what they hold there. */
package org.consilium.imaging.internal.prediction;
