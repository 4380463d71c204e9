// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.pytorch;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How many threads PyTorch spreads an operation over, as asked for. Figures of different numbers differ in the last digits,
 * so the number never depends on the machine: it is one unless somebody says otherwise.
 */
public final class ThreadChoice {

    /** System property that gives the number; in upper case with an underscore, the environment variable. */
    public static final String PROPERTY = "consilium.threads";

    static final String VARIABLE = "CONSILIUM_THREADS";
    /** DJL's own property, which it reads when it starts the engine. */
    static final String DJL_PROPERTY = "ai.djl.pytorch.num_threads";
    /** Of OpenMP; its first number counts where it names one a level. */
    static final String OPENMP_VARIABLE = "OMP_NUM_THREADS";

    private static final int MOST = 1024;

    private ThreadChoice() {}

    /** A place where the number may stand, and what stands there, null if nothing. */
    private record Place(String name, String value) {}

    /**
     * The number of the first place that gives one: {@value #PROPERTY}, {@value #VARIABLE}, {@value #DJL_PROPERTY},
     * {@value #OPENMP_VARIABLE}; else 1.
     *
     * @throws IllegalStateException if that is no number from 1 to 1024; it names the place
     */
    static int chosen() {
        return chosen(System::getProperty, System::getenv);
    }

    static int chosen(UnaryOperator<String> properties, UnaryOperator<String> environment) {
        String openMp = environment.apply(OPENMP_VARIABLE);
        List<Place> places = List.of(
                new Place("-D" + PROPERTY, properties.apply(PROPERTY)),
                new Place(VARIABLE, environment.apply(VARIABLE)),
                new Place("-D" + DJL_PROPERTY, properties.apply(DJL_PROPERTY)),
                new Place(OPENMP_VARIABLE, openMp == null ? null : openMp.split(",", 2)[0]));
        return places.stream()
                .filter(place -> place.value() != null && !place.value().isBlank())
                .findFirst()
                .map(ThreadChoice::number)
                .orElse(1);
    }

    private static int number(Place place) {
        String digits = place.value().strip();
        int number = digits.matches("[0-9]{1,4}") ? Integer.parseInt(digits) : 0;
        if (number < 1 || number > MOST) {
            throw new IllegalStateException(place.name() + " is '" + digits + "', which is no number of threads. Give a"
                    + " whole number from 1 to " + MOST + ", or nothing for 1.");
        }
        return number;
    }
}
