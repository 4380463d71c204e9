// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.updates;

/** A condition on settings. Only a dialog evaluates it. */
public interface EffectPredicate {
    default EffectPredicate and(EffectPredicate other) {
        return new CompositePredicate("and", this, other);
    }

    default EffectPredicate or(EffectPredicate other) {
        return new CompositePredicate("or", this, other);
    }

    default EffectPredicate negate() {
        return new CompositePredicate("not", this, this);
    }
}
