// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.device;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consilium.pytorch.PyTorch;

/** A user's choice of the device to compute on: {@code auto}, {@code cpu}, {@code gpu} or {@code gpu 1}. */
public final class DeviceChoice {

    /** The first GPU if there is one, else the CPU. */
    public static final DeviceChoice AUTO = new DeviceChoice("auto", -1);

    /** The CPU. */
    public static final DeviceChoice CPU = new DeviceChoice("cpu", -1);

    private static final Pattern GPU = Pattern.compile("gpu(?: +([0-9]{1,3}))?");

    private final String text;
    private final int gpu;

    private DeviceChoice(String text, int gpu) {
        this.text = text;
        this.gpu = gpu;
    }

    /**
     * Reads a choice; upper and lower case are the same.
     *
     * @param text "auto", "cpu", "gpu" (the first one) or "gpu" and a number counted from 0
     * @throws IllegalArgumentException if it is none of these; the message says what is allowed
     */
    public static DeviceChoice parse(String text) {
        String wanted = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        if (wanted.equals(AUTO.text)) {
            return AUTO;
        }
        if (wanted.equals(CPU.text)) {
            return CPU;
        }
        Matcher matcher = GPU.matcher(wanted);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("There is no device '" + text
                    + "'. Choose 'auto', 'cpu', 'gpu' or a numbered one such as 'gpu 1' (counted from 0).");
        }
        int number = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
        return new DeviceChoice("gpu " + number, number);
    }

    /**
     * The device on this machine.
     *
     * @throws IllegalStateException if this machine has no such GPU or PyTorch cannot use it; the message says what
     *     there is
     */
    public Device resolve() {
        Engine engine = PyTorch.engine();
        // Without its CUDA libraries PyTorch cannot use a GPU that the driver reports.
        return resolve(engine.hasCapability(StandardCapabilities.CUDA) ? engine.getGpuCount() : 0);
    }

    Device resolve(int gpus) {
        if (this == CPU || this == AUTO && gpus == 0) {
            return Device.cpu();
        }
        if (this == AUTO) {
            return Device.gpu(0);
        }
        if (gpu < gpus) {
            return Device.gpu(gpu);
        }
        if (gpus == 0) {
            throw new IllegalStateException("The device '" + text + "' was chosen, but PyTorch finds no GPU here. "
                    + "Choose 'auto' or 'cpu', or install the GPU libraries.");
        }
        throw new IllegalStateException("The device '" + text + "' was chosen, but PyTorch finds "
                + (gpus == 1 ? "only 'gpu 0'" : "only 'gpu 0' to 'gpu " + (gpus - 1) + "'") + " here.");
    }

    /** The choice as {@link #parse} reads it. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeviceChoice choice && text.equals(choice.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
