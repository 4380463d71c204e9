// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.updates;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Shows or enables a setting by the value of others. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.TYPE})
@Repeatable(Effects.class)
public @interface Effect {
    Class<? extends EffectPredicateProvider> predicate();

    EffectType type();

    /** What is done where the predicate holds. */
    enum EffectType {
        ENABLE,
        DISABLE,
        SHOW,
        HIDE
    }
}
