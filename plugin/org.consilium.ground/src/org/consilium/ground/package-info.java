// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** What bundles that know nothing of each other have in common: progress, the threshold of masks, texts and words. */
package org.consilium.ground;
