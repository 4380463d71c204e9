// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.store;

import ai.djl.Device;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consilium.tensor.device.DeviceInfo;
import org.consilium.tensor.device.DeviceMemory;

/**
 * How much memory the tensors of a store may keep on each device: what was set, else the system property
 * {@code consilium.tensor.budget.cpu}, {@code consilium.tensor.budget.gpu0} and so on, else {@code
 * consilium.tensor.budget}, else 70 % of what is free when the device is first used. A property is a number of bytes,
 * or one with k, m, g or t behind it.
 */
final class Budgets {

    static final String PROPERTY = "consilium.tensor.budget";

    private static final double SHARE = 0.7;
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,15})([kmgt]?)b?");
    private static final String UNITS = "kmgt";

    private final DeviceMemory memory;
    private final UnaryOperator<String> properties;
    private final Map<Device, Long> budgets = new ConcurrentHashMap<>();

    Budgets(DeviceMemory memory, UnaryOperator<String> properties) {
        this.memory = memory;
        this.properties = properties;
    }

    long of(Device device) {
        return budgets.computeIfAbsent(device, this::initial);
    }

    void set(Device device, long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("A memory budget cannot be " + bytes + " bytes.");
        }
        budgets.put(device, bytes);
    }

    private long initial(Device device) {
        String name = PROPERTY + "." + DeviceInfo.name(device).replace(" ", "");
        String set = properties.apply(name);
        if (set != null) {
            return parse(name, set);
        }
        String common = properties.apply(PROPERTY);
        return common == null ? (long) (SHARE * memory.free(device)) : parse(PROPERTY, common);
    }

    private static long parse(String property, String text) {
        Matcher size = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
        try {
            if (size.matches()) {
                int power = size.group(2).isEmpty() ? 0 : 1 + UNITS.indexOf(size.group(2));
                return Math.multiplyExact(Long.parseLong(size.group(1)), 1L << 10 * power);
            }
        } catch (ArithmeticException e) {
            // Said below.
        }
        throw new IllegalArgumentException("The property " + property + " is '" + text
                + "', but must be a number of bytes, for example 8000000000, 8000m or 8g.");
    }
}
