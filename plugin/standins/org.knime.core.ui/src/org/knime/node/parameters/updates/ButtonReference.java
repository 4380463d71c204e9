// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.updates;

/** Stands for a button in providers. */
public interface ButtonReference {}
