// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.consilium.tensor.TensorInfo;
import org.consilium.tensor.TensorLayout;
import org.junit.jupiter.api.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;

/** What ports save is what they read, and forms of other versions are refused by number. */
class PortRoundTripTest {

    @Test
    void aCasesSpecKeepsWhatConfigureKnows() throws InvalidSettingsException {
        final CasesPortSpec saved = new CasesPortSpec(12, 1, 64, 96, "percentile", List.of("A", "B"), "liver");
        final CasesPortSpec loaded = new CasesPortSpec();
        loaded.load(content(saved));
        assertEquals("float32 [12,1,64,96], 2 raters of liver", loaded.summary());
        assertEquals("liver", loaded.structure());
        assertEquals(List.of("A", "B"), loaded.raters());
        assertEquals("percentile", loaded.normalisation());
    }

    @Test
    void unknownSizesReadAsQuestionMarks() {
        final CasesPortSpec spec =
                new CasesPortSpec(TensorPortSpec.UNKNOWN, TensorPortSpec.UNKNOWN, 64, 64, "", List.of());
        assertEquals("float32 [?,?,64,64], ? raters", spec.summary());
    }

    @Test
    void modelAndSamplesSpecsKeepWhatConfigureKnows() throws InvalidSettingsException {
        final ModelPortSpec model = new ModelPortSpec();
        model.load(content(new ModelPortSpec("compact", 1, true, List.of("A", "B", "C"), "liver")));
        assertEquals("profile compact, 1 channel(s), 3 raters, personalised, liver", model.summary());
        assertEquals("liver", model.structure());
        final SamplesPortSpec samples = new SamplesPortSpec();
        samples.load(content(new SamplesPortSpec(5, 16, 64, 64, List.of("A"), "liver")));
        assertEquals("float32 [5,16,64,64], personalised for 1 raters, liver", samples.summary());
        assertEquals("liver", samples.structure());
    }

    private static ModelContent content(final TensorPortSpec spec) {
        final ModelContent content = new ModelContent("spec");
        spec.save(content);
        return content;
    }

    @Test
    void aSpecOfAnotherVersionIsRefusedByNumber() {
        final ModelContent content = content(new ModelPortSpec("compact", 1, false, List.of()));
        content.addInt("version", 7);
        final InvalidSettingsException refusal =
                assertThrows(InvalidSettingsException.class, () -> new ModelPortSpec().load(content));
        assertTrue(refusal.getMessage().contains("version 7"), refusal.getMessage());
    }

    @Test
    void thePortsContentComesBackAsItWas() throws IOException {
        final PortContent saved = new PortContent(
                "id-1",
                "{\"cases\":\"Äpfel\"}",
                new TensorLayout(Map.of("images", new TensorInfo(DataType.FLOAT32, new Shape(2, 1, 4, 4)))));
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        saved.write(new DataOutputStream(bytes));
        final PortContent loaded = PortContent.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertEquals(saved, loaded);
    }

    @Test
    void onlyTheCurrentVersionIsRead() {
        assertNull(PortVersion.refusal("The port", PortVersion.CURRENT));
        assertTrue(PortVersion.refusal("The port", 2).contains("version 2"));
    }
}
