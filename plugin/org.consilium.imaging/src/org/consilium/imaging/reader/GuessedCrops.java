// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.consilium.ground.Count;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.SourceImage;

/** Counts cases that were cut from the middle of a larger image, since nobody has outlined anything there. */
final class GuessedCrops {
    private final Set<String> volumes = new LinkedHashSet<>();
    private int cases;
    private ImageCase first;

    /** Takes a case that nothing says the place of; one that holds its whole image is no guess. */
    void take(ImageCase c) {
        SourceImage source = c.source();
        boolean whole = source.top() <= 0
                && source.left() <= 0
                && source.top() + c.image().height() * source.rowScale() >= source.rows()
                && source.left() + c.image().width() * source.columnScale() >= source.columns();
        if (source.known() && !whole) {
            cases++;
            volumes.add(c.volume());
            first = first == null ? c : first;
        }
    }

    /** Takes what another one has counted. */
    void add(GuessedCrops others) {
        cases += others.cases;
        volumes.addAll(others.volumes);
        first = first == null ? others.first : first;
    }

    /** One sentence by count; empty where nothing was guessed. */
    List<String> warnings() {
        if (cases == 0) {
            return List.of();
        }
        return List.of(Count.of(
                        cases,
                        "case without outlines was cut from the middle of its larger image",
                        "cases without outlines (of " + Count.of(volumes.size(), "volume")
                                + ") were cut from the middle of their larger images")
                + ", the first to " + first.image().width() + "x"
                + first.image().height() + " of "
                + first.source().columns() + "x" + first.source().rows()
                + " pixels: a guess, and what lies outside of it is not looked at; let images without outlines become"
                + " windows, or give points");
    }
}
