// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.consilium.imaging.model.Geometry;
import org.consilium.imaging.model.Provenance;
import org.consilium.knime.port.CaseRecord;
import org.consilium.knime.port.ConsensusRecord;
import org.junit.jupiter.api.Test;

class ConsensusWordsTest {

    private static CaseRecord plain(String id) {
        return new CaseRecord(id, "p", "v", 0, Geometry.unknown(), Provenance.none());
    }

    private static CaseRecord fused(String id, double sensitivity) {
        return plain(id)
                .withConsensus(new ConsensusRecord(
                        "STAPLE",
                        List.of(
                                new ConsensusRecord.Rater("A", sensitivity, 1, 0.5),
                                new ConsensusRecord.Rater("B", Double.NaN, 0.5, 0.5))));
    }

    @Test
    void figuresAreMeansOverTheCasesWhereTheyExist() {
        assertEquals(
                "STAPLE of 2 raters (mean sensitivity, specificity): A 0.7500, 1.0000; B -, 0.5000",
                ConsensusWords.remark(List.of(fused("a", 0.5), fused("b", 1), fused("c", Double.NaN))));
        assertEquals(
                6,
                ConsensusWords.lines(List.of(fused("a", 0.5), fused("b", 1), fused("c", 1), plain("d")))
                        .size());
    }

    @Test
    void predictionsOfAModelAreNoConsensus() {
        assertEquals("", ConsensusWords.method(List.of(fused("a", 1), plain("b"))));
        assertEquals("STAPLE", ConsensusWords.method(List.of(fused("a", 1), fused("b", 1))));
        assertNull(fused("a", 1).withLearned(false).consensus());
    }

    @Test
    void casesTakeTheConsensusOfTheirSamples() {
        List<CaseRecord> united = ConsensusWords.united(List.of(plain("a"), plain("b")), List.of(fused("b", 1)));
        assertNull(united.get(0).consensus());
        assertEquals("STAPLE", united.get(1).consensus().method());
    }
}
