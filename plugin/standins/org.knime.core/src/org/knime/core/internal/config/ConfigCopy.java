// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.internal.config;

import org.knime.core.node.config.base.ConfigBaseWO;

/** Copies what was read into settings that nodes see. */
public final class ConfigCopy {
    private ConfigCopy() {}

    /** Copies a tree into settings; passwords and other types that nodes cannot read are left out. */
    public static void copy(ConfigTree from, ConfigBaseWO to) {
        for (String key : from.keys()) {
            if (from.item(key) instanceof ConfigTree child) {
                copy(child, to.addConfigBase(key));
            } else {
                copy(key, from.entry(key), to);
            }
        }
    }

    private static void copy(String key, ConfigEntry entry, ConfigBaseWO to) {
        String text = entry.value();
        switch (entry.type()) {
            case "xstring" -> to.addString(key, text);
            case "xint" -> to.addInt(key, Integer.parseInt(text));
            case "xlong" -> to.addLong(key, Long.parseLong(text));
            case "xdouble" -> to.addDouble(key, Double.parseDouble(text));
            case "xfloat" -> to.addFloat(key, Float.parseFloat(text));
            case "xboolean" -> to.addBoolean(key, Boolean.parseBoolean(text));
            default -> {}
        }
    }
}
