// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.internal.bridge;

import java.lang.reflect.InvocationTargetException;

/**
 * The way from the engine into the packages that nodes see. What a real platform does not show may not be public there
 * either, so each such package has one package-private class that implements a public interface of this package.
 * Reaching those classes is the only thing here that needs reflection.
 */
public final class Bridges {
    public static final NodeBridge NODE = load(NodeBridge.class, "org.knime.core.node.EngineNodeBridge");
    public static final FileStoreBridge FILE_STORE =
            load(FileStoreBridge.class, "org.knime.core.data.filestore.EngineFileStoreBridge");

    private Bridges() {}

    private static <T> T load(Class<T> type, String name) {
        try {
            var constructor = Class.forName(name).getDeclaredConstructor();
            constructor.setAccessible(true);
            return type.cast(constructor.newInstance());
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(name + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name + " is not there", e);
        }
    }
}
