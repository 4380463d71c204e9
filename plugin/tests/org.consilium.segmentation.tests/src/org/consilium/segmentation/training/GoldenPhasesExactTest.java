// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.consilium.segmentation.network.Golden;
import org.consilium.segmentation.network.PosteriorInput;
import org.consilium.segmentation.network.Precision;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.AssertionFailedError;

/** In float64, where no order of summation can be seen. */
class GoldenPhasesExactTest extends GoldenPhases {

    GoldenPhasesExactTest() {
        super(Precision.EXACT);
    }

    /** Gradients of a loss one of whose terms has another weight. */
    private void compare(Golden golden, double segmentation, double kl, double harmonizer, double ged) {
        Map<String, NDArray> parameters =
                phaseOne(golden, PosteriorInput.STACK, terms -> weighted(terms.segmentation(), segmentation)
                        .add(weighted(terms.kl(), kl))
                        .add(weighted(terms.harmonizer(), 1e-3 * harmonizer))
                        .add(weighted(terms.ged(), ged)));
        assertGradients(golden, parameters);
    }

    private NDArray weighted(NDArray term, double weight) {
        return ops().times(term, weight);
    }

    /** A term that is missing, has the wrong sign, or a wrong factor, gives a gradient that the golden numbers refuse. */
    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, 1", "-1, 1, 1, 1", "1.001, 1, 1, 1",
        "1, 0, 1, 1", "1, -1, 1, 1", "1, 1.001, 1, 1",
        "1, 1, 0, 1", "1, 1, -1, 1", "1, 1, 1.001, 1",
        "1, 1, 1, 0", "1, 1, 1, -1", "1, 1, 1, 1.001"
    })
    @Tag("slow")
    void aSpoiledTermIsFound(double segmentation, double kl, double harmonizer, double ged) {
        compare(golden("i1_phase1"), 1, 1, 1, 1);
        Golden golden = golden("i1_phase1");
        assertThrows(AssertionFailedError.class, () -> compare(golden, segmentation, kl, harmonizer, ged));
    }
}
