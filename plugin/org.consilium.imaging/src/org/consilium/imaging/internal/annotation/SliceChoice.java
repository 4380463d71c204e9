// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.util.ArrayList;
import java.util.List;
import org.consilium.imaging.internal.annotation.SliceFinder.Place;

/**
 * Which of the slices in whose plane something lies it was drawn on: its place decides, and what it names tells slices
 * at one place apart.
 *
 * @param places the slices
 * @param ambiguous true where several slices at one place are left, since nothing tells them apart
 * @param misnamed true where it names other slices only
 */
record SliceChoice(List<Place> places, boolean ambiguous, boolean misnamed) {
    /**
     * Chooses.
     *
     * @param candidates slices in whose plane it lies
     * @param named slices that it names
     */
    static SliceChoice of(List<Place> candidates, List<Place> named, SliceFinder finder) {
        List<Place> inNamed = candidates.stream()
                .filter(place -> named.stream().anyMatch(other -> other.volume() == place.volume()))
                .toList();
        List<Place> rest = inNamed.isEmpty() ? candidates : inNamed;
        List<Place> chosen = new ArrayList<>();
        for (Place place : rest) {
            boolean meant = named.contains(place);
            boolean another = named.stream()
                    .anyMatch(other ->
                            other.volume() == place.volume() && rest.contains(other) && finder.level(other, place));
            if (meant || !another) {
                chosen.add(place);
            }
        }
        boolean ambiguous = chosen.stream()
                .anyMatch(place -> !named.contains(place)
                        && chosen.stream()
                                .anyMatch(other -> other != place
                                        && (other.volume() != place.volume() || finder.level(other, place))));
        boolean misnamed =
                !chosen.isEmpty() && !named.isEmpty() && chosen.stream().noneMatch(named::contains);
        return new SliceChoice(List.copyOf(chosen), ambiguous, misnamed);
    }
}
