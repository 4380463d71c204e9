// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.updates;

/** Conditions put together. */
record CompositePredicate(String operator, EffectPredicate left, EffectPredicate right) implements EffectPredicate {}
