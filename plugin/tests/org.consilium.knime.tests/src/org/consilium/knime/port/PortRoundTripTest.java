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
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.consilium.segmentation.comparison.Recipe;
import org.consilium.tensor.TensorInfo;
import org.consilium.tensor.TensorLayout;
import org.junit.jupiter.api.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;

/** What ports save is what they read, and forms of other versions are refused by number. */
class PortRoundTripTest {

    @Test
    void aCasesSpecKeepsWhatConfigureKnows() throws InvalidSettingsException {
        CasesPortSpec saved = new CasesPortSpec(12, 1, 64, 96, "percentile", List.of("A", "B"), "liver");
        CasesPortSpec loaded = new CasesPortSpec();
        loaded.load(content(saved));
        assertEquals("float32 [12,1,64,96], 2 raters of liver", loaded.summary());
        assertEquals("liver", loaded.structure());
        assertEquals(List.of("A", "B"), loaded.raters());
        assertEquals("percentile", loaded.normalisation());
    }

    @Test
    void theSpacingOfPixelsIsKept() throws InvalidSettingsException {
        CasesPortSpec saved =
                new CasesPortSpec(12, 1, 64, 96, "", List.of("A"), "liver").withSpacing(0.703125, Double.NaN);
        CasesPortSpec loaded = new CasesPortSpec();
        loaded.load(content(saved));
        assertEquals(0.703125, loaded.rowSpacing());
        assertTrue(Double.isNaN(loaded.columnSpacing()));
        assertEquals(0.703125, loaded.withCases(3).rowSpacing(), "a part of the cases has the same pixels");
    }

    @Test
    void theTensorsFollowFromTheSpec() {
        TensorLayout layout = new CasesPortSpec(12, 2, 64, 96, "", List.of("A", "B", "C")).layout();
        assertEquals(
                List.of("images", "masks", "present"),
                List.copyOf(layout.tensors().keySet()));
        assertEquals(
                new TensorInfo(DataType.FLOAT32, new Shape(12, 2, 64, 96)),
                layout.tensors().get("images"));
        assertEquals(
                new TensorInfo(DataType.UINT8, new Shape(12, 3, 64, 96)),
                layout.tensors().get("masks"));
        assertEquals(
                new TensorInfo(DataType.UINT8, new Shape(12, 3)),
                layout.tensors().get("present"));
    }

    @Test
    void whatEarlierVersionsDidNotSaveIsUnknown() throws InvalidSettingsException {
        ModelContent cases = new ModelContent("spec");
        cases.addInt("version", 1);
        cases.addInt("cases", 2);
        cases.addInt("channels", 1);
        cases.addInt("height", 8);
        cases.addInt("width", 9);
        cases.addString("normalisation", "none");
        cases.addStringArray("raters", "A");
        CasesPortSpec loaded = new CasesPortSpec();
        loaded.load(cases);
        assertEquals("float32 [2,1,8,9], 1 rater", loaded.summary());
        assertEquals("", loaded.structure());
        assertTrue(Double.isNaN(loaded.rowSpacing()) && Double.isNaN(loaded.columnSpacing()));
    }

    @Test
    void unknownSizesReadAsQuestionMarks() {
        CasesPortSpec spec = new CasesPortSpec(TensorPortSpec.UNKNOWN, TensorPortSpec.UNKNOWN, 64, 64, "", List.of());
        assertEquals("float32 [?,?,64,64], ? raters", spec.summary());
    }

    @Test
    void modelAndSamplesSpecsKeepWhatConfigureKnows() throws InvalidSettingsException {
        ModelPortSpec model = new ModelPortSpec();
        model.load(content(new ModelPortSpec("compact", 1, true, List.of("A", "B", "C"), "liver")));
        assertEquals("profile compact, 1 channel, 3 raters, personalised, liver", model.summary());
        assertEquals("liver", model.structure());
        SamplesPortSpec samples = new SamplesPortSpec();
        samples.load(content(new SamplesPortSpec(5, 16, 64, 64, List.of("A"), "liver")));
        assertEquals("float32 [5,16,64,64], personalised for 1 rater, liver", samples.summary());
        assertEquals("liver", samples.structure());
        assertEquals(Recipe.UNKNOWN, samples.recipe());
        Recipe recipe = new Recipe("Consilium", Map.of("harmonizer-train.Epochs", "6"));
        samples.load(content(samples.by(recipe)));
        assertEquals(recipe, samples.recipe());
    }

    private static ModelContent content(TensorPortSpec spec) {
        ModelContent content = new ModelContent("spec");
        spec.save(content);
        return content;
    }

    @Test
    void aSpecOfAnotherVersionIsRefusedByNumber() {
        List<Supplier<TensorPortSpec>> kinds = List.of(CasesPortSpec::new, SamplesPortSpec::new, ModelPortSpec::new);
        for (Supplier<TensorPortSpec> kind : kinds) {
            for (int version : new int[] {0, 2, 7, -1}) {
                ModelContent content = content(kind.get());
                content.addInt("version", version);
                InvalidSettingsException refusal = assertThrows(
                        InvalidSettingsException.class, () -> kind.get().load(content));
                assertTrue(refusal.getMessage().contains("format version " + version + ","), refusal.getMessage());
            }
        }
    }

    @Test
    void aPortOfAnotherVersionIsRefusedByNumber() throws IOException {
        List<TensorPortSerializer<?>> kinds = List.of(
                new CasesPortObject.Serializer(), new SamplesPortObject.Serializer(), new ModelPortObject.Serializer());
        for (TensorPortSerializer<?> kind : kinds) {
            DataInputStream saved = new DataInputStream(new ByteArrayInputStream(new byte[] {0, 0, 1, 4, 'x'}));
            IOException refusal = assertThrows(IOException.class, () -> kind.load(null, saved));
            assertTrue(refusal.getMessage().contains("format version 260,"), refusal.getMessage());
        }
    }

    @Test
    void thePortsContentComesBackAsItWas() throws IOException {
        PortContent saved = new PortContent(
                "id-1",
                "{\"cases\":\"Äpfel\"}",
                new TensorLayout(Map.of("images", new TensorInfo(DataType.FLOAT32, new Shape(2, 1, 4, 4)))),
                List.of("file 3 (a.dcm) is left out: it is damaged", "case 7 has no mask"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        saved.write(new DataOutputStream(bytes));
        PortContent loaded = PortContent.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertEquals(saved, loaded);
    }

    /** 0.1 wrote nothing behind the tensors. */
    @Test
    void aPortSavedBefore02HasNoWarnings() throws IOException {
        TensorLayout layout = new TensorLayout(Map.of("images", new TensorInfo(DataType.UINT8, new Shape(1))));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new PortContent("id-1", "[]", layout, List.of()).write(new DataOutputStream(bytes));
        byte[] before = Arrays.copyOf(bytes.toByteArray(), bytes.size() - Integer.BYTES);
        PortContent loaded = PortContent.read(new DataInputStream(new ByteArrayInputStream(before)));
        assertEquals(new PortContent("id-1", "[]", layout, List.of()), loaded);
    }

    @Test
    void onlyTheCurrentVersionIsRead() {
        assertNull(PortVersion.refusal("The port", PortVersion.CURRENT));
        assertTrue(PortVersion.refusal("The port", 2).contains("version 2"));
    }

    /** What is asked for at once is what a reader would have to keep: a damaged length must not ask for it all. */
    @Test
    void aDamagedLengthIsToldAndAsksForNoMoreThanIsThere() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF("id");
        out.writeInt(1 << 30);
        out.write(new byte[100]);
        AtomicInteger most = new AtomicInteger();
        InputStream in = new FilterInputStream(new ByteArrayInputStream(bytes.toByteArray())) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                most.accumulateAndGet(length, Math::max);
                return super.read(target, offset, length);
            }
        };

        IOException error = assertThrows(IOException.class, () -> PortContent.read(new DataInputStream(in)));

        assertEquals("The saved port is damaged. Execute its node again.", error.getMessage());
        assertTrue(most.get() <= 1 << 16, most + " bytes were asked for at once");
    }

    @Test
    void aNegativeNumberOfTensorsIsDamage() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF("id");
        out.writeInt(0);
        out.writeInt(-1);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        assertThrows(IOException.class, () -> PortContent.read(in));
    }
}
