// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.Synthetic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fingerprint of a set changes with each thing that training learns from, and with nothing else. */
class CaseDigestTest {

    private Synthetic data;
    private Synthetic other;
    private NDManager manager;
    private String digest;

    @BeforeEach
    void open() {
        data = Synthetic.of(3, 2, 32, 32);
        other = Synthetic.of(3, 2, 32, 32);
        manager = PyTorch.engine().newBaseManager();
        digest = CaseDigest.of(data.cases(), manager);
    }

    @AfterEach
    void close() {
        manager.close();
        other.close();
        data.close();
    }

    @Test
    void theSameDataHaveTheSame() {
        assertEquals(64, digest.length());
        assertEquals(digest, CaseDigest.of(other.cases(), manager));
    }

    @Test
    void oneValueOfAnImage() {
        other.cases().images().set(new NDIndex("2, 0, 5, 5"), 0.25f);
        assertNotEquals(digest, CaseDigest.of(other.cases(), manager));
    }

    @Test
    void onePixelOfAMask() {
        other.cases().masks().set(new NDIndex("2, 1, 0, 0"), 1);
        assertNotEquals(digest, CaseDigest.of(other.cases(), manager));
    }

    @Test
    void whetherARaterHasSeenACase() {
        try (Synthetic gaps = Synthetic.of(3, 2, 32, 32, true)) {
            assertNotEquals(digest, CaseDigest.of(gaps.cases(), manager));
        }
    }

    @Test
    void orderAndNamesOfCasesWithoutDigests() {
        try (Synthetic turned = data.subset(List.of(0, 2, 1))) {
            assertNotEquals(digest, CaseDigest.of(turned.cases(), manager));
        }
        assertNotEquals(digest, renamed(new CaseInfo("another", "p", "v", 0, 1, 1)));
    }

    /** What an installation calls a case is no part of the data. */
    @Test
    void namesOfCasesWithADigestDoNotCount() {
        assertEquals(
                renamed(new CaseInfo("a", "p", "v", 0, 1, 1, "key", "volume")),
                renamed(new CaseInfo("b", "q", "w", 1, 2, 2, "key", "volume")));
    }

    @Test
    void namesOfRaters() {
        assertNotEquals(digest, CaseDigest.of(data.ratedBy(List.of("R0", "R9")), manager));
    }

    @Test
    void nothingIsLeftInTheManager() {
        assertEquals(List.of(), manager.getManagedArrays());
    }

    private String renamed(CaseInfo first) {
        List<CaseInfo> infos = new ArrayList<>(data.cases().cases());
        infos.set(0, first);
        try (Synthetic named = data.named(List.of(0, 1, 2), infos)) {
            return CaseDigest.of(named.cases(), manager);
        }
    }
}
