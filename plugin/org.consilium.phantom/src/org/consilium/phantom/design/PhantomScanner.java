// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.phantom.design;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** The four devices of a phantom study. */
public enum PhantomScanner {
    /** Reference CT, little noise. */
    S1("CT", "Consilium Phantom Works", "Reference CT", "STANDARD"),
    /** The reference with a sharp kernel: high frequencies, noise among them, are amplified. */
    S2("CT", "Consilium Phantom Works", "Reference CT", "SHARP"),
    /** A smooth CT of half the resolution, interpolated to the common matrix. */
    S3("CT", "Example Imaging", "Smooth CT", "SOFT"),
    /** MR-like: bias field, gamma, Rician noise and a gain that drifts from case to case. */
    S4("MR", "Example Imaging", "MR-like", "");

    private final String modality;
    private final String manufacturer;
    private final String model;
    private final String kernel;

    PhantomScanner(String modality, String manufacturer, String model, String kernel) {
        this.modality = modality;
        this.manufacturer = manufacturer;
        this.model = model;
        this.kernel = kernel;
    }

    /** DICOM modality, CT or MR. */
    public String modality() {
        return modality;
    }

    /** DICOM manufacturer; no real one. */
    public String manufacturer() {
        return manufacturer;
    }

    /** DICOM model name; no real one. */
    public String model() {
        return model;
    }

    /** Convolution kernel, empty for MR. */
    public String kernel() {
        return kernel;
    }

    /**
     * Reads a list such as {@code S1,S3}; spaces are fine, repetitions are dropped.
     *
     * @throws IllegalArgumentException naming the known scanners
     */
    public static List<PhantomScanner> parse(String list) {
        LinkedHashSet<PhantomScanner> scanners = new LinkedHashSet<>();
        for (String name : list.split(",", -1)) {
            try {
                scanners.add(valueOf(name.trim().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "no phantom scanner is called '" + name.trim() + "'; known are S1, S2, S3, S4", e);
            }
        }
        return new ArrayList<>(scanners);
    }
}
