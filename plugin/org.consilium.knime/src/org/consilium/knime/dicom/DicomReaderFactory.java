// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.dicom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.consilium.imaging.reader.DicomStudyReader;
import org.consilium.knime.cases.CaseTable;
import org.consilium.knime.cases.ReadCases;
import org.consilium.knime.execution.Execution;
import org.consilium.knime.path.FilePaths;
import org.consilium.knime.path.PathColumn;
import org.consilium.knime.port.CasesPortObject;
import org.consilium.knime.port.CasesPortSpec;
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

/** The DICOM Reader node: series with several raters' outlines become cases. */
public final class DicomReaderFactory extends DefaultNodeFactory implements GivesTables {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("DICOM Reader")
            .icon("icon.png")
            .shortDescription("Reads DICOM series and what several raters outlined on them.")
            .fullDescription(
                    """
                    Reads DICOM series (CT, MR and others) and the outlines that several raters drew on them: DICOM SEG, \
                    RTSTRUCT, LIDC XML, and NIfTI or NRRD masks on the grid of the series. Gives one case per slice: the \
                    image in rescaled units, brought to a common scale and cut around the outlines, one mask per rater, \
                    spacing, position, orientation and provenance. A rater who looked at a slice and drew nothing has an \
                    empty mask; a rater who has not seen the series is absent. Files that cannot be read are named with \
                    the reason, and the rest is read. Patients appear as pseudonyms.""")
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort(
                            "Paths",
                            "A table with the paths of files or folders; if it is not connected, the folder of the"
                                    + " settings is read.",
                            BufferedDataTable.TYPE_OPTIONAL)
                    .addOutputPort(
                            "Cases",
                            "Images and one mask per rater. Crops around the outlines have been told where to look.",
                            CasesPortObject.TYPE)
                    .addOutputTable("Case Table", "One row per case."))
            .model(model -> model.parametersClass(DicomReaderParameters.class)
                    .configure(DicomReaderFactory::configure)
                    .execute(DicomReaderFactory::execute))
            .nodeType(NodeFactory.NodeType.Source)
            .keywords("DICOM", "CT", "MR", "SEG", "LIDC", "annotation", "raters");

    public DicomReaderFactory() {
        super(NODE);
    }

    @Override
    public SortedMap<Integer, Table> tables() {
        return GivesTables.from(2, CaseTable.COLUMNS);
    }

    private static void configure(DefaultModel.ConfigureInput in, DefaultModel.ConfigureOutput out)
            throws InvalidSettingsException {
        DicomReaderParameters parameters = in.getParameters();
        DataTableSpec paths = in.getInPortSpec(0);
        if (paths == null) {
            if (parameters.folder.isBlank()) {
                throw new InvalidSettingsException("Choose a folder, or connect a table of paths.");
            }
        } else {
            PathColumn.of(paths, parameters.pathColumn);
        }
        int size = parameters.cropSize == 0 ? TensorPortSpec.UNKNOWN : parameters.cropSize;
        out.setOutSpecs(
                new CasesPortSpec(
                        TensorPortSpec.UNKNOWN,
                        TensorPortSpec.UNKNOWN,
                        size,
                        size,
                        parameters.normalisation(),
                        List.of()),
                CaseTable.COLUMNS.spec(parameters.columnNames));
    }

    private static void execute(DefaultModel.ExecuteInput in, DefaultModel.ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        DicomReaderParameters parameters = in.getParameters();
        ExecutionContext exec = in.getExecutionContext();
        BufferedDataTable paths = in.getInPortObject(0);
        Execution.run(out, warnings -> {
            DicomStudyReader reader = new DicomStudyReader(parameters.options(FilePaths::resolved));
            ReadCases read = ReadCases.read(
                    exec,
                    parameters.normalisation(),
                    warnings,
                    parameters.columnNames,
                    (sink, said, progress) -> paths == null
                            ? reader.read(FilePaths.of("Folder", parameters.folder), sink, said, progress)
                            : reader.read(paths(paths, parameters), sink, said, progress));
            out.setOutData(read.port(), read.table());
        });
    }

    private static List<Path> paths(BufferedDataTable table, DicomReaderParameters parameters) throws IOException {
        try {
            return PathColumn.of(table.getDataTableSpec(), parameters.pathColumn)
                    .paths(table);
        } catch (InvalidSettingsException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
