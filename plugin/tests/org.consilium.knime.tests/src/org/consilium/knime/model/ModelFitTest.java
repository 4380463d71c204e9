// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.consilium.imaging.model.Geometry;
import org.consilium.imaging.model.Provenance;
import org.consilium.knime.port.CaseRecord;
import org.consilium.knime.port.CasesPortSpec;
import org.consilium.knime.port.ModelPortSpec;
import org.consilium.segmentation.model.SeenCases;
import org.junit.jupiter.api.Test;

class ModelFitTest {

    private static ModelPortSpec model(String structure, String normalisation, double spacing) {
        return new ModelPortSpec("compact", 1, true, List.of("A"), structure)
                .withImages(normalisation, spacing, spacing);
    }

    private static CasesPortSpec cases(String structure, String normalisation, double spacing) {
        return new CasesPortSpec(1, 1, 64, 64, normalisation, List.of("A"), structure).withSpacing(spacing, spacing);
    }

    private static CaseRecord record(String id, String patient) {
        return new CaseRecord(id, patient, "volume of " + id, 0, Geometry.unknown(), Provenance.none());
    }

    @Test
    void whatIsNotKnownDoesNotDiffer() {
        assertEquals(List.of(), ModelFit.differences(model("liver", "window", 0.7), cases("", "", Double.NaN)));
        assertEquals(List.of(), ModelFit.differences(model("", "", Double.NaN), cases("liver", "window", 0.7)));
        assertEquals(List.of(), ModelFit.differences(model("liver", "window", 0.7), cases("liver", "window", 0.6)));
        assertNull(ModelFit.otherStructure(model("liver", "", 1), cases("", "", 1)));
    }

    @Test
    void predictionsKnowWhatTheirModelHasLearnedFrom() {
        CaseRecord learned = record("a", "p");
        List<CaseRecord> others = List.of(learned, record("b", "p"), record("c", "q"));
        List<CaseRecord> predicted = LearnedCases.predicted(SeenCases.of(List.of(learned.info())), others);
        assertEquals(
                List.of(true, true, false),
                predicted.stream().map(CaseRecord::learned).toList());
        assertTrue(LearnedCases.known(predicted).get(0).contains("from 2 of 3 cases"));
        assertEquals(List.of(), LearnedCases.known(others));
    }

    @Test
    void everyDifferenceIsSaid() {
        List<String> differences =
                ModelFit.differences(model("liver", "window -160..240", 0.7), cases("spleen", "percentile", 1.4));
        assertEquals(3, differences.size());
        assertTrue(differences.get(0).contains("'liver'") && differences.get(0).contains("'spleen'"));
        assertTrue(differences.get(1).contains("'percentile'"), differences.get(1));
        assertTrue(differences.get(2).contains("1.40 x 1.40 mm"), differences.get(2));
    }
}
