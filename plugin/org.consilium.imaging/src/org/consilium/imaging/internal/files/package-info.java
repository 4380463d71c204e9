// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** Files of a folder, and work on many of them in parallel whose results come in order. */
package org.consilium.imaging.internal.files;
