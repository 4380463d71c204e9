// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.updates;

import java.util.List;
import java.util.function.Predicate;
import org.knime.node.parameters.NodeParametersInput;

/** Makes a condition on settings. */
public interface EffectPredicateProvider {
    EffectPredicate init(PredicateInitializer i);

    default EffectPredicate and(EffectPredicate... predicates) {
        return List.of(predicates).stream().reduce(EffectPredicate::and).orElseThrow();
    }

    default EffectPredicate or(EffectPredicate... predicates) {
        return List.of(predicates).stream().reduce(EffectPredicate::or).orElseThrow();
    }

    default EffectPredicate not(EffectPredicate predicate) {
        return predicate.negate();
    }

    /** Finds the settings that a condition is about. */
    interface PredicateInitializer {
        StringReference getString(Class<? extends ParameterReference<String>> reference);

        BooleanReference getBoolean(Class<? extends ParameterReference<Boolean>> reference);

        <T> ArrayReference getArray(Class<? extends ParameterReference<T[]>> reference);

        <E extends Enum<E>> EnumReference<E> getEnum(Class<? extends ParameterReference<E>> reference);

        boolean isMissing(Class<? extends ParameterReference<?>> reference);

        EffectPredicate getConstant(Predicate<NodeParametersInput> test);

        default EffectPredicate never() {
            return getConstant(input -> false);
        }

        default EffectPredicate always() {
            return getConstant(input -> true);
        }

        EffectPredicate getPredicate(Class<? extends EffectPredicateProvider> provider);

        EffectPredicate getPredicate(EffectPredicateProvider provider);

        /** A string setting. */
        interface StringReference {
            EffectPredicate isEqualTo(String value);

            EffectPredicate matchesPattern(String pattern);
        }

        /** A boolean setting. */
        interface BooleanReference {
            EffectPredicate isTrue();

            EffectPredicate isFalse();
        }

        /** An array of settings. */
        interface ArrayReference {
            EffectPredicate hasMultipleItems();

            EffectPredicate containsElementSatisfying(EffectPredicateProvider provider);
        }

        /** A setting with a choice. */
        interface EnumReference<E extends Enum<E>> {
            @SuppressWarnings("unchecked")
            EffectPredicate isOneOf(E... values);
        }
    }
}
