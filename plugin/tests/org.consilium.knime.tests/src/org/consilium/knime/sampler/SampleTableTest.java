// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consilium.imaging.model.Geometry;
import org.consilium.imaging.model.Provenance;
import org.consilium.knime.port.CaseRecord;
import org.consilium.knime.port.PortRows;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.data.CaseSet;
import org.consilium.segmentation.sampling.NoiseSharing;
import org.consilium.segmentation.sampling.SampleMap;
import org.consilium.segmentation.sampling.SampleSettings;
import org.consilium.tensor.LeakWatch;
import org.consilium.tensor.NamedTensors;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.image.png.PNGImageValue;
import org.knime.core.node.InvalidSettingsException;

class SampleTableTest {

    private static final int SIZE = 4;

    private static final List<CaseRecord> RECORDS =
            List.of(new CaseRecord("case", "patient", "volume", 3, Geometry.unknown(), Provenance.none()));

    private static NamedTensors tensors(Map<String, float[]> maps) {
        NDManager owner = PyTorch.engine().newBaseManager();
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        maps.forEach((name, values) ->
                tensors.put(name, owner.create(values, new Shape(1, values.length / (SIZE * SIZE), SIZE, SIZE))));
        return new NamedTensors(owner, tensors);
    }

    private static NamedTensors cases(int raters) {
        NDManager owner = PyTorch.engine().newBaseManager();
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        tensors.put("images", owner.create(new float[2 * SIZE * SIZE], new Shape(1, 2, SIZE, SIZE)));
        ByteBuffer masks = ByteBuffer.allocate(raters * SIZE * SIZE);
        tensors.put("masks", owner.create(masks, new Shape(1, raters, SIZE, SIZE), DataType.UINT8));
        tensors.put("present", owner.create(ByteBuffer.allocate(raters), new Shape(1, raters), DataType.UINT8));
        return new NamedTensors(owner, tensors);
    }

    private static float[] half(int maps) {
        float[] values = new float[maps * SIZE * SIZE];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % SIZE < 2 ? 1 : i < SIZE * SIZE ? 0 : 1;
        }
        return values;
    }

    private static double number(DataCell cell) {
        return ((DoubleValue) cell).getDoubleValue();
    }

    @Test
    void aRowTellsHowMuchTheSamplesDiffer() {
        SampleSettings settings =
                new SampleSettings(2, true, 1, 1, NoiseSharing.VOLUME, Set.of(SampleMap.ENTROPY, SampleMap.MEAN));
        try (NamedTensors stored = cases(2);
                NamedTensors samples = tensors(Map.of("probabilities", half(2), "personal", half(3)));
                LeakWatch.Recording recording = LeakWatch.shared().record()) {
            CaseSet set = new CaseSet(
                    List.of("A", "B"), RECORDS.stream().map(CaseRecord::info).toList(), stored);
            NDManager lender = samples.get("probabilities").getManager();
            int lent = lender.getManagedArrays().size();
            // the first sample covers half of the image, the second all of it
            DataCell[] row = new SampleTable(true, settings, List.of("B", "C", "D"))
                    .rows(RECORDS, set, PortRows.of(samples, () -> {}), Device.cpu(), (fraction, message) -> {})
                    .iterator()
                    .next();
            assertEquals(SampleTable.columns(true).spec().getNumColumns(), row.length);
            assertEquals(12, number(row[4]));
            assertEquals(0.5, number(row[5]));
            assertEquals(0.125, number(row[6]));
            assertEquals(0.5, number(row[7]));
            assertEquals(0.5, number(row[8]));
            assertTrue(row[9] instanceof PNGImageValue);
            assertEquals(List.of(), recording.open());
            assertEquals(lent, lender.getManagedArrays().size());
        }
    }

    @Test
    void masksPerRaterAloneMakeARowToo() {
        SampleSettings settings = new SampleSettings(0, true, 1, 1, NoiseSharing.VOLUME, Set.of());
        try (NamedTensors stored = cases(0);
                NamedTensors samples = tensors(Map.of("personal", half(2)))) {
            CaseSet set = new CaseSet(
                    List.of(), RECORDS.stream().map(CaseRecord::info).toList(), stored);
            DataCell[] row = new SampleTable(false, settings, List.of("A", "B"))
                    .rows(RECORDS, set, PortRows.of(samples, () -> {}), Device.cpu(), (fraction, message) -> {})
                    .iterator()
                    .next();
            assertEquals(SampleTable.columns(false).spec().getNumColumns(), row.length);
            assertEquals(0.5, number(row[8]));
        }
    }

    @Test
    void settingsSayWhatIsMissing() throws InvalidSettingsException {
        ProbabilisticSamplerParameters parameters = new ProbabilisticSamplerParameters();
        parameters.validate();
        assertEquals(NoiseSharing.VOLUME, parameters.settings(true).sharing());
        assertEquals(
                Set.of(SampleMap.MASKS, SampleMap.ENTROPY, SampleMap.AGREEMENT),
                parameters.settings(true).maps());
        parameters.samples = 0;
        parameters.validate();
        parameters.personal = ProbabilisticSamplerParameters.Personal.NO;
        InvalidSettingsException error = assertThrows(InvalidSettingsException.class, parameters::validate);
        assertTrue(error.getMessage().contains("mask per rater"), error.getMessage());
    }
}
