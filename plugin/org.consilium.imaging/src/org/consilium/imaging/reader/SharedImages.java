// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consilium.ground.Count;
import org.consilium.imaging.model.ImageCase;

/** Finds images that stand for two patients: a split by patient would train and test on one and the same. */
final class SharedImages {
    /** Whose an image is. */
    private record Owner(String id, String patient) {}

    private final Map<String, Owner> first = new HashMap<>();
    private int shared;
    private String example = "";

    /** Takes a case. An image of one value says nothing. */
    void add(ImageCase read) {
        if (constant(read.image().values())) {
            return;
        }
        Owner twin = first.putIfAbsent(read.key(), new Owner(read.id(), read.patient()));
        if (twin != null && !twin.patient().equals(read.patient())) {
            shared++;
            example = example.isEmpty() ? read.id() + " that of " + twin.id() : example;
        }
    }

    /** A sentence where there are such images; else nothing. */
    List<String> warnings() {
        return shared == 0
                ? List.of()
                : List.of(Count.of(shared, "case has", "cases have") + " the image of another patient's case, first "
                        + example + "; leave copies out, or name the patient of both in an index.tsv: else a split by"
                        + " patient trains and tests on one image");
    }

    private static boolean constant(float[] values) {
        for (float value : values) {
            if (Float.compare(value, values[0]) != 0) {
                return false;
            }
        }
        return true;
    }
}
