// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import java.util.Arrays;

/**
 * The cheapest way to send whole units from sources to sinks (the transportation problem), found by successive
 * shortest paths with potentials. With one unit everywhere it is the assignment problem that the Hungarian method
 * solves.
 */
public final class Assignment {

    private static final int NONE = -1;

    private final double[][] cost;
    private final int[][] flow;
    private final int[] supply;
    private final int[] capacity;
    private final double[] sourcePotential;
    private final double[] sinkPotential;

    private Assignment(double[][] cost, int[] supply, int[] capacity) {
        this.cost = cost;
        this.supply = supply.clone();
        this.capacity = capacity.clone();
        flow = new int[supply.length][capacity.length];
        sourcePotential = new double[supply.length];
        sinkPotential = new double[capacity.length];
        // All sinks with room must share one potential, so the sources take up negative costs.
        for (int i = 0; i < supply.length; i++) {
            sourcePotential[i] = -Arrays.stream(cost[i]).min().orElse(0);
        }
    }

    /**
     * Sends every unit of every source.
     *
     * @param cost finite cost of one unit from source i to sink j
     * @param supply how many units leave each source
     * @param capacity how many units each sink takes at most; together at least as many as the sources send
     * @return the units from source i to sink j
     */
    public static int[][] cheapest(double[][] cost, int[] supply, int[] capacity) {
        if (Arrays.stream(supply).sum() > Arrays.stream(capacity).sum()) {
            throw new IllegalArgumentException(
                    "The sinks take " + Arrays.stream(capacity).sum() + " units and the sources send "
                            + Arrays.stream(supply).sum() + ".");
        }
        Assignment assignment = new Assignment(cost, supply, capacity);
        for (int source = 0; source < supply.length; source++) {
            while (assignment.supply[source] > 0) {
                assignment.augment(source);
            }
        }
        return assignment.flow;
    }

    /**
     * Gives every row a column of its own so that the sum of the scores is greatest.
     *
     * @param score finite values, rows x columns, no more rows than columns
     * @return the column of each row
     */
    public static int[] best(double[][] score) {
        int rows = score.length;
        int columns = rows == 0 ? 0 : score[0].length;
        int[] ones = new int[rows];
        int[] takes = new int[columns];
        Arrays.fill(ones, 1);
        Arrays.fill(takes, 1);
        int[][] units = cheapest(negated(score), ones, takes);
        int[] chosen = new int[rows];
        for (int i = 0; i < rows; i++) {
            int j = 0;
            while (units[i][j] == 0) {
                j++;
            }
            chosen[i] = j;
        }
        return chosen;
    }

    static double[][] negated(double[][] score) {
        double[][] cost = new double[score.length][];
        for (int i = 0; i < score.length; i++) {
            cost[i] = Arrays.stream(score[i]).map(value -> -value).toArray();
        }
        return cost;
    }

    /** Sends as much as one shortest path from {@code start} to a sink with room lets through. */
    private void augment(int start) {
        int sources = supply.length;
        int sinks = capacity.length;
        double[] toSource = filled(sources);
        double[] toSink = filled(sinks);
        int[] sinkBefore = new int[sources];
        int[] sourceBefore = new int[sinks];
        boolean[] sinkDone = new boolean[sinks];
        toSource[start] = 0;
        sinkBefore[start] = NONE;
        relaxFrom(start, 0, toSink, sourceBefore, sinkDone);
        int end;
        while (true) {
            end = nearest(toSink, sinkDone);
            sinkDone[end] = true;
            if (capacity[end] > 0) {
                break;
            }
            for (int i = 0; i < sources; i++) {
                if (flow[i][end] > 0 && toSource[i] == Double.POSITIVE_INFINITY) {
                    // A used edge has reduced cost 0, so its source is as far as the sink.
                    toSource[i] = toSink[end];
                    sinkBefore[i] = end;
                    relaxFrom(i, toSource[i], toSink, sourceBefore, sinkDone);
                }
            }
        }
        double length = toSink[end];
        for (int i = 0; i < sources; i++) {
            sourcePotential[i] += Math.min(toSource[i], length);
        }
        for (int j = 0; j < sinks; j++) {
            sinkPotential[j] += Math.min(toSink[j], length);
        }
        push(start, end, sinkBefore, sourceBefore);
    }

    private void relaxFrom(int source, double distance, double[] toSink, int[] sourceBefore, boolean[] sinkDone) {
        for (int j = 0; j < toSink.length; j++) {
            double reduced = Math.max(0, cost[source][j] + sourcePotential[source] - sinkPotential[j]);
            if (!sinkDone[j] && distance + reduced < toSink[j]) {
                toSink[j] = distance + reduced;
                sourceBefore[j] = source;
            }
        }
    }

    private void push(int start, int end, int[] sinkBefore, int[] sourceBefore) {
        int units = Math.min(supply[start], capacity[end]);
        for (int i = sourceBefore[end]; sinkBefore[i] != NONE; i = sourceBefore[sinkBefore[i]]) {
            units = Math.min(units, flow[i][sinkBefore[i]]);
        }
        int sink = end;
        while (sink != NONE) {
            int source = sourceBefore[sink];
            flow[source][sink] += units;
            sink = sinkBefore[source];
            if (sink != NONE) {
                flow[source][sink] -= units;
            }
        }
        supply[start] -= units;
        capacity[end] -= units;
    }

    private static int nearest(double[] distance, boolean[] done) {
        int nearest = NONE;
        for (int j = 0; j < distance.length; j++) {
            if (!done[j] && (nearest == NONE || distance[j] < distance[nearest])) {
                nearest = j;
            }
        }
        return nearest;
    }

    private static double[] filled(int length) {
        double[] values = new double[length];
        Arrays.fill(values, Double.POSITIVE_INFINITY);
        return values;
    }
}
