// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AssignmentTest {

    @Test
    void takesTheLesserFirstChoiceForTheBetterWhole() {
        // Greedy would give row 0 its best column 0 (9) and leave row 1 with 1: 10. The other way makes 8 + 8.
        assertArrayEquals(new int[] {1, 0}, Assignment.best(new double[][] {{9, 8}, {8, 1}}));
    }

    @Test
    void usesTheColumnsThatPay() {
        assertArrayEquals(new int[] {3, 1}, Assignment.best(new double[][] {{0, 1, 2, 5}, {0, 4, 2, 6}}));
    }

    @Test
    void nothingToAssign() {
        assertArrayEquals(new int[0], Assignment.best(new double[0][]));
    }

    @Test
    void tooFewColumns() {
        assertThrows(IllegalArgumentException.class, () -> Assignment.best(new double[][] {{1}, {2}}));
    }

    @Test
    void agreesWithTryingEverything() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            int rows = 1 + random.nextInt(5);
            int columns = rows + random.nextInt(3);
            double[][] score = random(random, rows, columns, round % 2 == 0);
            int[] chosen = Assignment.best(score);
            assertEquals(rows, Arrays.stream(chosen).distinct().count(), "every row has a column of its own");
            double sum = 0;
            for (int i = 0; i < rows; i++) {
                sum += score[i][chosen[i]];
            }
            assertEquals(exhaustive(score, 0, new boolean[columns]), sum, 1e-9);
        }
    }

    @Test
    void unitsAgreeWithCopies() {
        Random random = new Random(8);
        for (int round = 0; round < 300; round++) {
            int[] supply = {1 + random.nextInt(3), 1 + random.nextInt(3), random.nextInt(2)};
            int units = Arrays.stream(supply).sum();
            int[] capacity = {2, 1, 3, 1 + random.nextInt(2)};
            double[][] cost = random(random, supply.length, capacity.length, round % 2 == 0);
            int[][] flow = Assignment.cheapest(cost, supply, capacity);
            double total = 0;
            for (int i = 0; i < supply.length; i++) {
                assertEquals(supply[i], Arrays.stream(flow[i]).sum());
                for (int j = 0; j < capacity.length; j++) {
                    total += flow[i][j] * cost[i][j];
                }
            }
            for (int j = 0; j < capacity.length; j++) {
                int taken = flow[0][j] + flow[1][j] + flow[2][j];
                assertEquals(Math.min(taken, capacity[j]), taken, "within the capacity");
            }
            double[][] copies = copies(cost, supply, capacity, units);
            assertEquals(-exhaustive(copies, 0, new boolean[copies[0].length]), total, 1e-9);
        }
    }

    private static double[][] copies(double[][] cost, int[] supply, int[] capacity, int units) {
        double[][] score = new double[units][Arrays.stream(capacity).sum()];
        int row = 0;
        for (int i = 0; i < supply.length; i++) {
            for (int u = 0; u < supply[i]; u++, row++) {
                int column = 0;
                for (int j = 0; j < capacity.length; j++) {
                    for (int v = 0; v < capacity[j]; v++) {
                        score[row][column++] = -cost[i][j];
                    }
                }
            }
        }
        return score;
    }

    private static double[][] random(Random random, int rows, int columns, boolean coarse) {
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            for (int j = 0; j < columns; j++) {
                // Coarse values make ties, which exact ones never have.
                row[j] = coarse ? random.nextInt(4) : random.nextDouble() * 2 - 1;
            }
        }
        return values;
    }

    private static double exhaustive(double[][] score, int row, boolean[] used) {
        if (row == score.length) {
            return 0;
        }
        double best = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < used.length; j++) {
            if (!used[j]) {
                used[j] = true;
                best = Math.max(best, score[row][j] + exhaustive(score, row + 1, used));
                used[j] = false;
            }
        }
        return best;
    }
}
