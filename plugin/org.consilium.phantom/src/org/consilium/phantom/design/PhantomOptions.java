// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.phantom.design;

import java.util.List;
import java.util.Objects;

/**
 * What phantom study to write.
 *
 * @param preset how the raters differ
 * @param cases number of anatomies, 1 to 9999
 * @param seed everything random comes from it
 * @param scanners devices, at least one
 * @param design who annotates what
 * @param rho strength of the confounding of rater and scanner, 0 to 1; only used by {@link PhantomDesign#CONFOUNDED}
 * @param size rows and columns of an image, 96 to 512; the lesion keeps its size in pixels
 * @param slices slices of a series, 3 to 99; the lesion lies in the middle ones
 * @param overwrite true replaces a phantom study that stands in the target folder
 */
public record PhantomOptions(
        PhantomPreset preset,
        int cases,
        long seed,
        List<PhantomScanner> scanners,
        PhantomDesign design,
        double rho,
        int size,
        int slices,
        boolean overwrite) {
    /** Checks the ranges. */
    public PhantomOptions {
        Objects.requireNonNull(preset, "preset");
        Objects.requireNonNull(design, "design");
        scanners = List.copyOf(scanners);
        check(cases >= 1 && cases <= 9999, "the number of cases", cases, "1 to 9999");
        check(!scanners.isEmpty(), "the number of scanners", 0, "1 to 4");
        check(rho >= 0 && rho <= 1, "rho", rho, "0 to 1");
        check(size >= 96 && size <= 512, "the image size", size, "96 to 512");
        check(slices >= 3 && slices <= 99, "the number of slices", slices, "3 to 99");
    }

    /** 24 cases of preset {@code full}, seed 1, all four scanners crossed, 5 slices of 128x128. */
    public static PhantomOptions defaults() {
        return new PhantomOptions(
                PhantomPreset.FULL, 24, 1, List.of(PhantomScanner.values()), PhantomDesign.CROSSED, 0.8, 128, 5, false);
    }

    /** This with raters who differ in another way. */
    public PhantomOptions withPreset(PhantomPreset value) {
        return new PhantomOptions(value, cases, seed, scanners, design, rho, size, slices, overwrite);
    }

    /** This with 1 to 9999 anatomies. */
    public PhantomOptions withCases(int value) {
        return new PhantomOptions(preset, value, seed, scanners, design, rho, size, slices, overwrite);
    }

    /** This with another seed, which gives another study. */
    public PhantomOptions withSeed(long value) {
        return new PhantomOptions(preset, cases, value, scanners, design, rho, size, slices, overwrite);
    }

    /** This with other devices, at least one. */
    public PhantomOptions withScanners(List<PhantomScanner> value) {
        return new PhantomOptions(preset, cases, seed, value, design, rho, size, slices, overwrite);
    }

    /** This with another choice of who annotates what. */
    public PhantomOptions withDesign(PhantomDesign value) {
        return new PhantomOptions(preset, cases, seed, scanners, value, rho, size, slices, overwrite);
    }

    /** This with a confounding of rater and scanner, 0 to 1, which only {@link PhantomDesign#CONFOUNDED} asks for. */
    public PhantomOptions withRho(double value) {
        return new PhantomOptions(preset, cases, seed, scanners, design, value, size, slices, overwrite);
    }

    /** This with images of 96 to 512 rows and columns. */
    public PhantomOptions withSize(int value) {
        return new PhantomOptions(preset, cases, seed, scanners, design, rho, value, slices, overwrite);
    }

    /** This with 3 to 99 slices a series. */
    public PhantomOptions withSlices(int value) {
        return new PhantomOptions(preset, cases, seed, scanners, design, rho, size, value, overwrite);
    }

    /** This with leave to replace a phantom study that stands in the target folder; anything else there stays an error. */
    public PhantomOptions withOverwrite(boolean value) {
        return new PhantomOptions(preset, cases, seed, scanners, design, rho, size, slices, value);
    }

    private static void check(boolean ok, String what, Object value, String range) {
        if (!ok) {
            throw new IllegalArgumentException(what + " is " + value + ", it must be " + range);
        }
    }
}
