// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.predictions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.consilium.knime.execution.Execution;
import org.consilium.knime.execution.NodeProgress;
import org.consilium.knime.path.FilePaths;
import org.consilium.knime.path.PathColumn;
import org.consilium.knime.port.CasesPortObject;
import org.consilium.knime.port.CasesPortSpec;
import org.consilium.knime.port.SamplesPortObject;
import org.consilium.knime.port.SamplesPortSpec;
import org.consilium.knime.port.TensorPortSpec;
import org.consilium.knime.table.GivesTables;
import org.consilium.knime.table.Table;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory;
import org.knime.node.DefaultModel;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** The Segmentation Reader node: predictions that any program made become samples. */
public final class SegmentationReaderFactory extends DefaultNodeFactory implements GivesTables {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Segmentation Reader")
            .icon("icon.png")
            .shortDescription("Reads predictions that any program made, as samples of cases.")
            .fullDescription(
                    """
                    Reads predictions of other programs, such as the output folders of nnU-Net and MONAI, onto cases: \
                    DICOM SEG, NIfTI, NRRD and PNG; one mask or several samples a case; masks, one label of a label map, \
                    or probabilities, which stay what they are. A file belongs to the case that it, or its folder, is \
                    named after; else to the images that it lies on or refers to. It is cut and resampled as the images \
                    were. What lies elsewhere than its case, or fits two, is refused by name; cases without a prediction \
                    are counted in a warning. The samples go to the GED Evaluator and the Segmentation Writer as those of \
                    the Probabilistic Sampler do.""")
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort(
                            "Cases",
                            "The cases that were predicted. They say where images lie and how they were cut.",
                            CasesPortObject.TYPE)
                    .addInputPort(
                            "Paths",
                            "A table with the paths of files or folders; if it is not connected, the folder of the"
                                    + " settings is read.",
                            BufferedDataTable.TYPE_OPTIONAL)
                    .addOutputPort("Samples", "The predictions of the cases that have any.", SamplesPortObject.TYPE)
                    .addOutputTable("Prediction Table", "One row per case: what was found for it."))
            .model(model -> model.parametersClass(SegmentationReaderParameters.class)
                    .configure(SegmentationReaderFactory::configure)
                    .execute(SegmentationReaderFactory::execute))
            .nodeType(NodeFactory.NodeType.Source)
            .keywords("nnU-Net", "MONAI", "DICOM", "SEG", "NIfTI", "NRRD", "PNG", "prediction", "external");

    public SegmentationReaderFactory() {
        super(NODE);
    }

    @Override
    public SortedMap<Integer, Table> tables() {
        return GivesTables.from(2, ReadPredictions.COLUMNS);
    }

    private static void configure(DefaultModel.ConfigureInput in, DefaultModel.ConfigureOutput out)
            throws InvalidSettingsException {
        SegmentationReaderParameters parameters = in.getParameters();
        CasesPortSpec cases = in.getInPortSpec(0);
        DataTableSpec paths = in.getInPortSpec(1);
        if (paths != null) {
            PathColumn.of(paths, parameters.pathColumn);
        } else if (parameters.folder.isBlank()) {
            throw new InvalidSettingsException("Choose the folder of the predictions, or connect a table of paths.");
        }
        out.setOutSpecs(
                new SamplesPortSpec(
                                TensorPortSpec.UNKNOWN,
                                TensorPortSpec.UNKNOWN,
                                cases.height(),
                                cases.width(),
                                List.of(),
                                cases.structure())
                        .withMaker(parameters.maker()),
                ReadPredictions.COLUMNS.spec());
    }

    private static void execute(DefaultModel.ExecuteInput in, DefaultModel.ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        SegmentationReaderParameters parameters = in.getParameters();
        ExecutionContext exec = in.getExecutionContext();
        CasesPortObject cases = in.getInPortObject(0);
        BufferedDataTable paths = in.getInPortObject(1);
        Execution.run(out, warnings -> {
            List<Path> places = paths == null
                    ? List.of(FilePaths.of("Folder", parameters.folder))
                    : paths(paths, parameters.pathColumn);
            ReadPredictions read =
                    ReadPredictions.read(exec, cases, parameters, places, warnings, new NodeProgress(exec));
            read.samples().warn(warnings);
            out.setOutData(read.samples(), read.table());
        });
    }

    private static List<Path> paths(BufferedDataTable table, String column) throws IOException {
        try {
            return PathColumn.of(table.getDataTableSpec(), column).paths(table);
        } catch (InvalidSettingsException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
