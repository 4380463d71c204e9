// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.conformance;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.objectweb.asm.Type;

/** The members of the JDK's own types. */
final class JavaTypes {
    private JavaTypes() {}

    /** Says whether a type of the JDK declares a method or a field of its own. */
    static boolean declares(String type, String nameAndDescriptor) {
        Class<?> found = find(type);
        if (found == null) {
            return false;
        }
        boolean method = Arrays.stream(found.getDeclaredMethods())
                .anyMatch(candidate -> nameAndDescriptor.equals(signature(candidate)));
        boolean field = Arrays.stream(found.getDeclaredFields())
                .anyMatch(candidate ->
                        nameAndDescriptor.equals(candidate.getName() + ":" + Type.getDescriptor(candidate.getType())));
        return method || field;
    }

    /** Returns a type of the JDK, or {@code null}. */
    static Class<?> find(String type) {
        try {
            return Class.forName(type, false, ClassLoader.getPlatformClassLoader());
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private static String signature(Method method) {
        return method.getName() + Type.getMethodDescriptor(method);
    }
}
