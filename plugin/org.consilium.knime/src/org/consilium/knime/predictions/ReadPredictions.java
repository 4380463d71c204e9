// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.predictions;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.ground.Count;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.prediction.PredictionSet;
import org.consilium.imaging.prediction.PredictionSink;
import org.consilium.imaging.reader.PredictionReader;
import org.consilium.knime.execution.NodeProgress;
import org.consilium.knime.port.CaseRecord;
import org.consilium.knime.port.CasesPortObject;
import org.consilium.knime.port.CasesPortSpec;
import org.consilium.knime.port.SamplesPortObject;
import org.consilium.knime.port.SamplesPortSpec;
import org.consilium.knime.table.Table;
import org.consilium.tensor.TensorInfo;
import org.consilium.tensor.TensorLayout;
import org.consilium.tensor.safetensors.SafetensorsRowWriter;
import org.knime.core.data.DataCell;
import org.knime.core.data.MissingCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;

/**
 * What was read.
 *
 * @param samples of the cases that have predictions
 * @param table one row a case of the input
 */
record ReadPredictions(SamplesPortObject samples, BufferedDataTable table) {

    static final Table COLUMNS = Table.empty()
            .text("case", "the case")
            .text("patient", "its patient")
            .text("volume", "its volume")
            .integer("slice", "place in the volume, from 0")
            .integer("samples", "samples that were taken; missing where the case has no prediction")
            .text("sample_names", "what tells the files of the samples apart, without what may name a person")
            .text("raters", "raters whom masks were predicted for")
            .number(
                    "mean_area_px",
                    "sum of the probabilities in pixels of the case, mean of its samples and predicted masks");

    private static final String NONE = "no prediction was found";

    /** Writes samples where the tensors' rows are, and sums up what they hold. */
    private record Writing(
            SafetensorsRowWriter target, int[] rows, int count, List<String> raters, int pixels, double[] areas)
            implements PredictionSink {

        @Override
        public void sample(int index, int sample, float[] probabilities) throws IOException {
            if (sample < count) {
                write("probabilities", index, sample, probabilities);
            }
        }

        @Override
        public void personal(int index, String rater, float[] probabilities) throws IOException {
            write("personal", index, raters.indexOf(rater), probabilities);
        }

        private void write(String tensor, int index, int part, float[] values) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            double area = 0;
            for (float value : values) {
                bytes.putFloat(value);
                area += value;
            }
            areas[index] += area;
            target.write(tensor, rows[index], (long) part * pixels * Float.BYTES, bytes.flip());
        }
    }

    static ReadPredictions read(
            ExecutionContext exec,
            CasesPortObject cases,
            SegmentationReaderParameters parameters,
            List<Path> paths,
            List<String> warnings,
            NodeProgress progress)
            throws IOException {
        CasesPortSpec spec = cases.getSpec();
        List<SegmentationCase> there = cases.records().stream()
                .map(record -> record.segmentation(spec.height(), spec.width()))
                .toList();
        PredictionSet found = new PredictionReader(parameters.options()).find(paths, there, warnings, progress);
        int[] rows = new int[there.size()];
        Arrays.fill(rows, -1);
        List<CaseRecord> records = new ArrayList<>();
        for (int index = 0; index < rows.length; index++) {
            if (found.predicted(index)) {
                rows[index] = records.size();
                records.add(cases.records().get(index).withConsensus(null));
            }
        }
        int count = count(found, there, parameters.samples);
        List<String> raters = raters(found, there);
        SamplesPortSpec result = new SamplesPortSpec(
                        records.size(), count, spec.height(), spec.width(), raters, spec.structure())
                .withMaker(parameters.maker());
        double[] areas = new double[rows.length];
        int pixels = spec.height() * spec.width();
        SamplesPortObject port = SamplesPortObject.write(
                result,
                records,
                layout(result),
                exec.createFileStore("samples.safetensors"),
                writer -> found.read(index -> true, new Writing(writer, rows, count, raters, pixels, areas), progress));
        warnings.addAll(found.finish());
        return new ReadPredictions(port, COLUMNS.build(exec, table(cases.records(), found, count, areas)));
    }

    private static TensorLayout layout(SamplesPortSpec spec) {
        Map<String, TensorInfo> tensors = new LinkedHashMap<>();
        Map.of("probabilities", spec.samples(), "personal", spec.raters().size())
                .forEach((name, parts) -> {
                    if (parts > 0) {
                        tensors.put(
                                name,
                                new TensorInfo(
                                        DataType.FLOAT32, new Shape(spec.cases(), parts, spec.height(), spec.width())));
                    }
                });
        return new TensorLayout(tensors);
    }

    /** @throws IllegalArgumentException if cases have different numbers of samples, or too few */
    private static int count(PredictionSet found, List<SegmentationCase> cases, int wanted) {
        int first = -1;
        for (int index = 0; index < cases.size(); index++) {
            int samples = found.samples(index).size();
            if (!found.predicted(index)) {
                continue;
            }
            if (wanted > 0 && samples < wanted) {
                throw new IllegalArgumentException("Case " + cases.get(index).id() + " has "
                        + Count.of(samples, "sample") + ", fewer than the " + wanted
                        + " that are to be taken of each. Take fewer, or leave the case out.");
            }
            if (first >= 0 && wanted == 0 && samples != found.samples(first).size()) {
                throw new IllegalArgumentException("Case " + cases.get(first).id() + " has "
                        + Count.of(found.samples(first).size(), "sample") + ", case "
                        + cases.get(index).id() + " " + samples
                        + ". A port holds as many samples of each case: set how many to take, or choose files by a"
                        + " pattern. ./consilium evaluate takes cases as they are.");
            }
            first = first < 0 ? index : first;
        }
        return wanted > 0 ? wanted : found.samples(first).size();
    }

    /** @throws IllegalArgumentException if masks were predicted for other raters in some cases than in others */
    private static List<String> raters(PredictionSet found, List<SegmentationCase> cases) {
        int first = -1;
        for (int index = 0; index < cases.size(); index++) {
            if (!found.predicted(index)) {
                continue;
            }
            if (first >= 0 && !found.raters(index).equals(found.raters(first))) {
                throw new IllegalArgumentException("Masks were predicted for the raters "
                        + found.raters(first) + " in case " + cases.get(first).id() + ", but for "
                        + found.raters(index) + " in case " + cases.get(index).id()
                        + ". A port holds masks of the same raters for each case: choose files by a pattern.");
            }
            first = first < 0 ? index : first;
        }
        return found.raters(first);
    }

    private static List<DataCell[]> table(List<CaseRecord> records, PredictionSet found, int count, double[] areas) {
        List<DataCell[]> rows = new ArrayList<>();
        for (int index = 0; index < records.size(); index++) {
            CaseRecord record = records.get(index);
            List<String> names = found.samples(index);
            int masks = Math.min(count, names.size()) + found.raters(index).size();
            boolean predicted = found.predicted(index);
            rows.add(new DataCell[] {
                Table.cell(record.id()),
                Table.cell(record.patient()),
                Table.cell(record.volume()),
                Table.cell(record.slice()),
                predicted ? Table.cell(Math.min(count, names.size())) : new MissingCell(NONE),
                predicted
                        ? Table.cell(String.join(", ", names.subList(0, Math.min(count, names.size()))))
                        : new MissingCell(NONE),
                predicted ? Table.cell(String.join(", ", found.raters(index))) : new MissingCell(NONE),
                predicted ? Table.cell(areas[index] / masks) : new MissingCell(NONE)
            });
        }
        return rows;
    }
}
