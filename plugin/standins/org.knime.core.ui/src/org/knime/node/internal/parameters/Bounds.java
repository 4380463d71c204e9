// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.internal.parameters;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;

/** Checks a number against the bounds that its widget names. */
final class Bounds {
    private Bounds() {}

    static void check(Field field, String key, Object value) throws InvalidSettingsException {
        NumberInputWidget widget = field.getAnnotation(NumberInputWidget.class);
        if (widget == null || !(value instanceof Number number)) {
            return;
        }
        double actual = number.doubleValue();
        if (names(widget.minValidation())) {
            MinValidation min = ParametersPersistence.create(widget.minValidation());
            double bound = bound(min, MinValidation.class, "getMin");
            // Written so that NaN is refused too.
            refuseUnless(min.isExclusive() ? actual > bound : actual >= bound, field, key, value, min);
        }
        if (names(widget.maxValidation())) {
            MaxValidation max = ParametersPersistence.create(widget.maxValidation());
            double bound = bound(max, MaxValidation.class, "getMax");
            refuseUnless(max.isExclusive() ? actual < bound : actual <= bound, field, key, value, max);
        }
    }

    /** The widget's default is the abstract class itself: no bound. */
    private static boolean names(Class<?> validation) {
        return !Modifier.isAbstract(validation.getModifiers());
    }

    private static void refuseUnless(
            boolean fits, Field field, String key, Object value, NumberInputWidgetValidation validation)
            throws InvalidSettingsException {
        if (!fits) {
            Widget widget = field.getAnnotation(Widget.class);
            String title = widget == null ? key : widget.title();
            throw new InvalidSettingsException("\"" + title + "\" is " + value + ". " + validation.getErrorMessage());
        }
    }

    private static double bound(NumberInputWidgetValidation validation, Class<?> declaring, String getter) {
        try {
            Method method = declaring.getDeclaredMethod(getter);
            method.setAccessible(true);
            return (double) method.invoke(validation);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(validation.getClass().getName() + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(getter + " is always there", e);
        }
    }
}
