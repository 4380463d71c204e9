// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices;

/** An enum constant to choose. */
public record EnumChoice<E extends Enum<E>>(E id, String text, boolean disabled) {
    public EnumChoice(E id, String text) {
        this(id, text, false);
    }

    /** Takes the text from the constant's label. */
    public static <E extends Enum<E>> EnumChoice<E> fromEnumConst(E constant) {
        return fromEnumConst(constant, false);
    }

    /** Takes the text from the constant's label. */
    public static <E extends Enum<E>> EnumChoice<E> fromEnumConst(E constant, boolean disabled) {
        try {
            Label label = constant.getDeclaringClass().getField(constant.name()).getAnnotation(Label.class);
            return new EnumChoice<>(constant, label == null ? constant.name() : label.value(), disabled);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("an enum has a field for each constant", e);
        }
    }
}
