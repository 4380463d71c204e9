// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.phantom.internal;

import java.util.List;
import org.consilium.phantom.design.PhantomPreset;

/**
 * How one rater draws.
 *
 * @param id A to D
 * @param offset added to the true radius, pixels
 * @param detail highest harmonic of the true contour the rater follows
 * @param jitter standard deviation of harmonics 12 to 32 the rater adds, pixels
 * @param halo probability of taking a halo in
 * @param tail probability of following a tail
 * @param noise standard deviation of the slow noise, once for the mean radius and once for harmonics 1 to 4, pixels
 * @param sameArea true keeps the area of the true contour whatever the detail
 */
public record RaterStyle(
        String id, double offset, int detail, double jitter, double halo, double tail, double noise, boolean sameArea) {
    /** The four raters of a preset. */
    public static List<RaterStyle> of(PhantomPreset preset) {
        return switch (preset) {
            case FULL ->
                List.of(
                        new RaterStyle("A", 0.9, 6, 0, 0.9, 0.1, 0.5, false),
                        new RaterStyle("B", -0.6, 60, 0, 0.1, 0.1, 0.5, false),
                        new RaterStyle("C", 0.1, 60, 0.7, 0.4, 0.1, 0.5, false),
                        new RaterStyle("D", 0.1, 24, 0.15, 0.5, 0.9, 0.5, false));
            case HF_ONLY ->
                List.of(
                        new RaterStyle("A", 0, 6, 0, 0.1, 0.1, 0.5, true),
                        new RaterStyle("B", 0, 60, 0, 0.1, 0.1, 0.5, true),
                        new RaterStyle("C", 0, 60, 0.7, 0.1, 0.1, 0.5, true),
                        new RaterStyle("D", 0, 24, 0.15, 0.1, 0.1, 0.5, true));
            case LF_ONLY ->
                List.of(
                        new RaterStyle("A", 1.2, 24, 0, 0.1, 0.1, 0.5, false),
                        new RaterStyle("B", 0.4, 24, 0, 0.1, 0.1, 0.5, false),
                        new RaterStyle("C", -0.4, 24, 0, 0.1, 0.1, 0.5, false),
                        new RaterStyle("D", -1.2, 24, 0, 0.1, 0.1, 0.5, false));
            case NULL ->
                List.of(
                        new RaterStyle("A", 0.1, 24, 0.15, 0.5, 0.3, 0.5, false),
                        new RaterStyle("B", 0.1, 24, 0.15, 0.5, 0.3, 0.5, false),
                        new RaterStyle("C", 0.1, 24, 0.15, 0.5, 0.3, 0.5, false),
                        new RaterStyle("D", 0.1, 24, 0.15, 0.5, 0.3, 0.5, false));
            case REALISTIC ->
                List.of(
                        new RaterStyle("A", 0.25, 16, 0, 0.5, 0.2, 1, false),
                        new RaterStyle("B", -0.25, 24, 0, 0.4, 0.2, 1, false),
                        new RaterStyle("C", 0, 24, 0.15, 0.45, 0.2, 1, false),
                        new RaterStyle("D", 0, 20, 0.05, 0.45, 0.3, 1, false));
        };
    }
}
