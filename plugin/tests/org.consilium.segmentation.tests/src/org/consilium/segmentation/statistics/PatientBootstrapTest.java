// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PatientBootstrapTest {

    @Test
    void theSameSeedGivesTheSameInterval() {
        PatientBootstrap first = sample(new Random(5), 12, 3);
        PatientBootstrap second = sample(new Random(5), 12, 3);
        assertArrayEquals(first.interval95(42), second.interval95(42));
        assertFalse(Arrays.equals(first.interval95(42), first.interval95(43)));
    }

    @Test
    void theOrderOfThePatientsDoesNotMatter() {
        List<String> patients = List.of("a", "b", "c", "d");
        List<Double> values = List.of(1.0, 2.0, 4.0, 8.0);
        List<String> turnedPatients = new ArrayList<>(patients);
        List<Double> turnedValues = new ArrayList<>(values);
        Collections.reverse(turnedPatients);
        Collections.reverse(turnedValues);
        assertArrayEquals(
                PatientBootstrap.of(patients, values).interval95(1),
                PatientBootstrap.of(turnedPatients, turnedValues).interval95(1));
    }

    @Test
    void wholePatientsAreDrawn() {
        // Within a patient all values are equal, so 100 cases of two patients say no more than two cases.
        List<String> patients = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            patients.add(i < 50 ? "a" : "b");
            values.add(i < 50 ? 0.0 : 1.0);
        }
        PatientBootstrap bootstrap = PatientBootstrap.of(patients, values);
        assertEquals(0.5, bootstrap.mean());
        assertArrayEquals(new double[] {0, 1}, bootstrap.interval95(1));
        assertEquals(2, bootstrap.patients());
    }

    @Test
    void casesCountAlike() {
        PatientBootstrap bootstrap = PatientBootstrap.of(List.of("a", "a", "a", "b"), List.of(1.0, 1.0, 1.0, 5.0));
        assertEquals(2, bootstrap.mean());
    }

    @Test
    void onePatientHasNoInterval() {
        PatientBootstrap bootstrap = PatientBootstrap.of(List.of("a", "a"), List.of(1.0, 2.0));
        assertEquals(1.5, bootstrap.mean());
        assertTrue(Double.isNaN(bootstrap.interval95(1)[0]));
        assertTrue(Double.isNaN(bootstrap.interval95(1)[1]));
    }

    /** The mean of one of a hundred patients is that patient: 95 of 100 lie from the third to the last but two. */
    @Test
    void asManyPatientsAreDrawnAsAreAskedFor() {
        List<String> patients = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            patients.add("p" + i);
            values.add((double) i);
        }
        double[] interval = PatientBootstrap.of(patients, values).interval95(1, 7);
        assertEquals(2, interval[0], 1.5);
        assertEquals(97, interval[1], 1.5);
    }

    @Test
    void nothing() {
        PatientBootstrap bootstrap = PatientBootstrap.of(List.of(), List.of());
        assertTrue(Double.isNaN(bootstrap.mean()));
        assertEquals(0, bootstrap.patients());
    }

    @Test
    void coversTheTruthAboutAsOftenAsItSays() {
        Random random = new Random(11);
        int covered = 0;
        int rounds = 300;
        for (int round = 0; round < rounds; round++) {
            double[] interval = sample(random, 40, 3).interval95(round);
            covered += interval[0] <= 0 && 0 <= interval[1] ? 1 : 0;
        }
        // A percentile interval of 40 patients covers a little less than 95 %; drawing cases would cover about 75 %.
        assertTrue(covered >= 0.90 * rounds && covered <= 0.985 * rounds, covered + " of " + rounds);
    }

    /** Values of mean 0: a part that all cases of a patient share and a smaller part of each case's own. */
    private static PatientBootstrap sample(Random random, int patients, int casesEach) {
        List<String> names = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int p = 0; p < patients; p++) {
            double shared = random.nextGaussian();
            for (int c = 0; c < casesEach; c++) {
                names.add("p" + p);
                values.add(shared + 0.3 * random.nextGaussian());
            }
        }
        return PatientBootstrap.of(names, values);
    }
}
