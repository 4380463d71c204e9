// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.context;

/** How one node was set up when it was made. */
public interface NodeCreationConfiguration {}
