// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No dialog has a reference that leads nowhere. */
class DialogReferencesTest {
    /** Beside each factory lies a class of its name for the parameters; some nodes have none. */
    static List<Class<?>> parameters() {
        return NodesTest.FACTORIES.stream()
                .<Class<?>>map(factory -> find(factory.getClass().getName().replaceFirst("Factory$", "Parameters")))
                .toList();
    }

    private static Class<?> find(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void everyReferenceOfADialogResolves(Class<?> parameters) {
        assertEquals(List.of(), DialogReferences.problems(parameters));
    }

    @Retention(RetentionPolicy.RUNTIME)
    private @interface ValueReference {
        Class<?> value();
    }

    @Retention(RetentionPolicy.RUNTIME)
    private @interface Shown {
        Class<?> when();

        Class<?> otherwise() default Object.class;
    }

    interface Asking {
        Supplier<?> valueOf(Class<?> reference);
    }

    interface Mode {}

    interface Gone {}

    static final class ByMode {
        public void init(Asking initializer) {
            initializer.valueOf(Mode.class).get();
        }
    }

    static final class ByGone {
        public void init(Asking initializer) {
            initializer.valueOf(Gone.class).get();
        }
    }

    static final class Argument {
        Argument(int value) {}
    }

    static final class Whole {
        @ValueReference(Mode.class)
        String mode = "";

        @Shown(when = ByMode.class)
        String other = "";
    }

    static final class Broken {
        @ValueReference(Mode.class)
        String mode = "";

        @ValueReference(Mode.class)
        String again = "";

        @Shown(when = ByGone.class)
        String other = "";

        @Shown(when = Argument.class)
        String third = "";
    }

    @Test
    void whatLeadsNowhereIsFound() {
        assertEquals(List.of(), DialogReferences.problems(Whole.class));
        String room = DialogReferencesTest.class.getName() + "$";
        assertEquals(
                List.of(
                        "two settings are the value of " + room + "Mode",
                        room + "Argument can't be made: java.lang.NoSuchMethodException: " + room + "Argument.<init>()",
                        "no setting is the value of " + room + "Gone"),
                DialogReferences.problems(Broken.class));
    }
}
