// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.execution;

import org.consilium.tensor.device.DeviceChoice;
import org.knime.core.node.InvalidSettingsException;

/** The setting that names a device: auto, cpu, gpu, or gpu and its number. */
public final class DeviceSetting {

    private DeviceSetting() {}

    /** @throws InvalidSettingsException if the text names no device */
    public static void require(String device) throws InvalidSettingsException {
        try {
            DeviceChoice.parse(device);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }
}
