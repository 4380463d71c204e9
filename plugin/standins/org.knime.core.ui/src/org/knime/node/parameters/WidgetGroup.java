// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters;

/** A class whose fields stand in the dialog. */
public interface WidgetGroup {}
