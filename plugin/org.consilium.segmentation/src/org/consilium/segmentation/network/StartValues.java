// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

import java.util.Arrays;
import org.consilium.segmentation.data.NoiseStream;

/** How a parameter begins. Depends on the seed and the parameter's name only, not on the order of creation. */
public enum StartValues {
    ZERO {
        @Override
        float[] values(long[] shape, NoiseStream noise) {
            return new float[size(shape)];
        }
    },
    ONE {
        @Override
        float[] values(long[] shape, NoiseStream noise) {
            float[] ones = new float[size(shape)];
            Arrays.fill(ones, 1);
            return ones;
        }
    },
    RUNNING_MEAN {
        @Override
        float[] values(long[] shape, NoiseStream noise) {
            return ZERO.values(shape, noise);
        }
    },
    RUNNING_VARIANCE {
        @Override
        float[] values(long[] shape, NoiseStream noise) {
            return ONE.values(shape, noise);
        }
    },
    /** Normal with variance 2/fan_in (He et al., 2015). */
    HE {
        @Override
        float[] values(long[] shape, NoiseStream noise) {
            return normal(shape, noise, 0, Math.sqrt(2.0 / fanIn(shape)));
        }
    },
    /** Normal with variance 1/fan_in. */
    LINEAR {
        @Override
        float[] values(long[] shape, NoiseStream noise) {
            return normal(shape, noise, 0, Math.sqrt(1.0 / fanIn(shape)));
        }
    },
    /** Normal with deviation 0.001, cut at two deviations, as D-Persona's code. */
    SMALL {
        @Override
        float[] values(long[] shape, NoiseStream noise) {
            float[] values = new float[size(shape)];
            for (int i = 0; i < values.length; i++) {
                double draw;
                do {
                    draw = noise.nextGaussian();
                } while (Math.abs(draw) > 2);
                values[i] = (float) (1e-3 * draw);
            }
            return values;
        }
    },
    TOKEN {
        @Override
        float[] values(long[] shape, NoiseStream noise) {
            return normal(shape, noise, 0, 0.02);
        }
    },
    /** Wide enough that the first gradients stay above Adam's epsilon. */
    PROMPT {
        @Override
        float[] values(long[] shape, NoiseStream noise) {
            return normal(shape, noise, 0, 0.5);
        }
    },
    NEAR_ONE {
        @Override
        float[] values(long[] shape, NoiseStream noise) {
            return normal(shape, noise, 1, 0.02);
        }
    },
    /** Orthonormal rows, or columns if there are fewer of them (Saxe et al., 2014), by Gram and Schmidt. */
    ORTHOGONAL {
        @Override
        float[] values(long[] shape, NoiseStream noise) {
            return orthogonal((int) shape[0], size(shape) / (int) shape[0], noise);
        }
    };

    /** Start values, row by row. */
    abstract float[] values(long[] shape, NoiseStream noise);

    private static int size(long[] shape) {
        return (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }

    private static int fanIn(long[] shape) {
        return size(shape) / (int) shape[0];
    }

    private static float[] normal(long[] shape, NoiseStream noise, double mean, double deviation) {
        float[] values = new float[size(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (mean + deviation * noise.nextGaussian());
        }
        return values;
    }

    private static float[] orthogonal(int rows, int columns, NoiseStream noise) {
        boolean transposed = rows > columns;
        int count = Math.min(rows, columns);
        int length = Math.max(rows, columns);
        double[][] basis = new double[count][length];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < length; j++) {
                basis[i][j] = noise.nextGaussian();
            }
            for (int k = 0; k < i; k++) {
                double projection = dot(basis[i], basis[k]);
                for (int j = 0; j < length; j++) {
                    basis[i][j] -= projection * basis[k][j];
                }
            }
            double norm = Math.sqrt(dot(basis[i], basis[i]));
            for (int j = 0; j < length; j++) {
                basis[i][j] /= norm;
            }
        }
        float[] values = new float[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                values[i * columns + j] = (float) (transposed ? basis[j][i] : basis[i][j]);
            }
        }
        return values;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
