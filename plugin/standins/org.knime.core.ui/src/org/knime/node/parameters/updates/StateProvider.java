// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.updates;

/** Computes what a dialog shows. */
public interface StateProvider<S> {}
