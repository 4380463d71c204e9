// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import org.knime.core.node.context.NodeCreationConfiguration;

/** A node made with its default ports. */
final class DefaultCreation implements NodeCreationConfiguration {}
