// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0

/** What a node's settings are called, what they mean and what they may be, read from its parameters class. */
package org.consilium.knime.settings;
