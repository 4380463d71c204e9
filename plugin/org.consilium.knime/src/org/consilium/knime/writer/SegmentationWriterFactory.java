// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.writer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.consilium.imaging.layer.WrittenFile;
import org.consilium.imaging.writer.ConsensusFile;
import org.consilium.imaging.writer.SegmentationWriter;
import org.consilium.knime.execution.Execution;
import org.consilium.knime.execution.NodeProgress;
import org.consilium.knime.path.FilePaths;
import org.consilium.knime.port.CasesPortObject;
import org.consilium.knime.port.PortRows;
import org.consilium.knime.port.SamplesPortObject;
import org.consilium.knime.table.GivesTables;
import org.consilium.knime.table.Table;
import org.knime.core.data.DataCell;
import org.knime.core.data.MissingCell;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory;
import org.knime.node.DefaultModel;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** The Segmentation Writer node: samples and raters' masks go back to the viewer. */
public final class SegmentationWriterFactory extends DefaultNodeFactory implements GivesTables {

    private static final Table COLUMNS = Table.empty()
            .text("path", "the file")
            .formerly("Path")
            .text("patient", "pseudonym of the patient; intervals and splits are by patient")
            .formerly("Patient")
            .text("volume", "the volume that the masks lie in")
            .formerly("Volume")
            .text("layer", "what the file shows: a sample, a rater, a map")
            .formerly("Layer")
            .integer("slices", "slices that the file holds")
            .formerly("Slices")
            .number("pixels", "pixels inside, over all slices")
            .formerly("Pixels")
            .integer("predicted_from", "first slice that was predicted, or looked at by the rater; counted from 0")
            .integer("predicted_to", "last slice that was predicted")
            .integer("predicted_slices", "slices that were predicted; zeros of others mean that nobody looked")
            .integer("source_slices", "slices of the source volume")
            .number("predicted_share", "share of the pixels of these slices that was predicted, 0 to 1");

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Segmentation Writer")
            .icon("icon.png")
            .shortDescription("Writes segmentations as DICOM SEG, NIfTI or PNG on the grid of their source images.")
            .fullDescription(
                    """
                    Writes samples, predicted masks and the raters' own masks, one file per volume (PNG: per slice) \
                    and layer. Cases alone, without samples, give the raters' masks, or the consensus of Rater Fusion. \
                    A consensus is written as one: the DICOM segment's label says so, its type is SEMIAUTOMATIC, its \
                    algorithm the method, and consensus.csv beside has each rater's sensitivity and specificity. Masks of crops and of resampled slices go back onto the grid of the images they came \
                    from. DICOM SEG carry the geometry, the frame of reference and the references of the source \
                    series, so that other viewers show them over the images; probabilities become fractional DICOM \
                    SEG, float NIfTI or grey PNG. Files are written beside their place and moved there when they are \
                    complete; nothing is replaced unasked.""")
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort(
                            "Samples",
                            "Predictions of the sampler, or the consensus probability of Rater Fusion. Without them the"
                                    + " masks of the cases are written.",
                            SamplesPortObject.TYPE_OPTIONAL)
                    .addInputPort(
                            "Cases",
                            "The cases that the samples were drawn for, or consensus cases.",
                            CasesPortObject.TYPE)
                    .addOutputTable("Written Files", "One row per file."))
            .model(model -> model.parametersClass(SegmentationWriterParameters.class)
                    .configure(SegmentationWriterFactory::configure)
                    .execute(SegmentationWriterFactory::execute))
            .nodeType(NodeFactory.NodeType.Sink)
            .keywords("DICOM", "SEG", "NIfTI", "PNG", "export", "segmentation", "mask");

    public SegmentationWriterFactory() {
        super(NODE);
    }

    @Override
    public SortedMap<Integer, Table> tables() {
        return GivesTables.from(1, COLUMNS);
    }

    private static void configure(DefaultModel.ConfigureInput in, DefaultModel.ConfigureOutput out)
            throws InvalidSettingsException {
        SegmentationWriterParameters parameters = in.getParameters();
        if (parameters.folder.isBlank()) {
            throw new InvalidSettingsException("Choose the folder that the files go to.");
        }
        boolean predictions = in.getInPortSpec(0) != null;
        if (predictions && !parameters.samples && !parameters.mean && !parameters.predicted && !parameters.drawn) {
            throw new InvalidSettingsException("Choose what is written: samples, their mean, or masks of the raters.");
        }
        out.setOutSpecs(COLUMNS.spec(parameters.columnNames));
    }

    private static void execute(DefaultModel.ExecuteInput in, DefaultModel.ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        SegmentationWriterParameters parameters = in.getParameters();
        ExecutionContext exec = in.getExecutionContext();
        SamplesPortObject samples = in.getInPortObject(0);
        CasesPortObject cases = in.getInPortObject(1);
        Execution.run(out, warnings -> {
            out.setOutData(COLUMNS.build(
                    exec,
                    rows(write(parameters, samples, cases, warnings, new NodeProgress(exec))),
                    parameters.columnNames));
        });
    }

    /** @param samples null if there are none; the masks of the cases are written then, as nothing else can be meant */
    private static List<WrittenFile> write(
            SegmentationWriterParameters parameters,
            SamplesPortObject samples,
            CasesPortObject cases,
            List<String> warnings,
            NodeProgress progress)
            throws IOException {
        Path folder = FilePaths.of("Folder", parameters.folder);
        try (PortRows predictions = samples == null ? null : samples.rows();
                PortRows truth = cases.rows()) {
            PortLayers layers = new PortLayers(cases);
            if (samples != null) {
                layers.addPredicted(samples, predictions, parameters);
            }
            if (parameters.drawn || samples == null) {
                layers.addDrawn(truth);
            }
            if (!layers.fused().isEmpty()) {
                ConsensusFile.requireFree(folder, parameters.overwrite);
            }
            List<WrittenFile> files = new SegmentationWriter(
                            parameters.options(cases.getSpec().structure(), FilePaths::resolved))
                    .write(folder, layers.cases(), layers.layers(), layers, warnings, progress);
            if (!layers.fused().isEmpty()) {
                ConsensusFile.write(folder, ConsensusWords.lines(layers.fused()));
            }
            return files;
        }
    }

    private static DataCell sourceSlices(WrittenFile file) {
        int slices = file.coverage().sourceSlices();
        return slices > 0 ? Table.cell(slices) : new MissingCell("the source doesn't say how many slices it has");
    }

    private static List<DataCell[]> rows(List<WrittenFile> files) {
        return files.stream()
                .map(file -> new DataCell[] {
                    Table.cell(file.path().toString()),
                    Table.cell(file.patient()),
                    Table.cell(file.volume()),
                    Table.cell(file.layer()),
                    Table.cell(file.slices()),
                    Table.cell((double) file.pixels()),
                    Table.cell(file.coverage().from()),
                    Table.cell(file.coverage().to()),
                    Table.cell(file.coverage().slices().size()),
                    sourceSlices(file),
                    Table.cell(file.coverage().share())
                })
                .toList();
    }
}
