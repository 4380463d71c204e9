// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.updates.util;

import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;

/** Stands for a boolean setting and for the condition that it is true. */
public interface BooleanReference extends EffectPredicateProvider, ParameterReference<Boolean> {
    @Override
    default EffectPredicate init(PredicateInitializer i) {
        return i.getBoolean(getClass()).isTrue();
    }
}
