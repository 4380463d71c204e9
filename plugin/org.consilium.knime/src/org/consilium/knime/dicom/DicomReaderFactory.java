// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.dicom;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.consilium.imaging.reader.DicomStudyReader;
import org.consilium.knime.cases.CaseTable;
import org.consilium.knime.cases.ReadCases;
import org.consilium.knime.execution.Execution;
import org.consilium.knime.execution.Warnings;
import org.consilium.knime.port.CasesPortObject;
import org.consilium.knime.port.CasesPortSpec;
import org.consilium.knime.port.TensorPortSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.StringValue;
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
public final class DicomReaderFactory extends DefaultNodeFactory {

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

    private static void configure(DefaultModel.ConfigureInput in, DefaultModel.ConfigureOutput out)
            throws InvalidSettingsException {
        DicomReaderParameters parameters = in.getParameters();
        DataTableSpec paths = in.getInPortSpec(0);
        if (paths == null) {
            if (parameters.folder.isBlank()) {
                throw new InvalidSettingsException("Choose a folder, or connect a table of paths.");
            }
        } else {
            pathColumn(paths, parameters);
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
                CaseTable.COLUMNS.spec());
    }

    private static int pathColumn(DataTableSpec spec, DicomReaderParameters parameters)
            throws InvalidSettingsException {
        int column = spec.findColumnIndex(parameters.pathColumn);
        if (column < 0 || !spec.getColumnSpec(column).getType().isCompatible(StringValue.class)) {
            throw new InvalidSettingsException(String.format(
                    Locale.ROOT,
                    "The connected table has no text column '%s'. Choose the column that holds the paths.",
                    parameters.pathColumn));
        }
        return column;
    }

    private static void execute(DefaultModel.ExecuteInput in, DefaultModel.ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        DicomReaderParameters parameters = in.getParameters();
        ExecutionContext exec = in.getExecutionContext();
        BufferedDataTable paths = in.getInPortObject(0);
        Execution.run(() -> {
            DicomStudyReader reader = new DicomStudyReader(parameters.options());
            ReadCases read = ReadCases.read(
                    exec,
                    parameters.normalisation(),
                    (sink, progress) -> paths == null
                            ? reader.read(path(parameters.folder), sink, progress)
                            : reader.read(paths(paths, parameters), sink, progress));
            out.setOutData(read.port(), read.table());
            Warnings.show(read.warnings(), out);
        });
    }

    private static List<Path> paths(BufferedDataTable table, DicomReaderParameters parameters) throws IOException {
        int column;
        try {
            column = pathColumn(table.getDataTableSpec(), parameters);
        } catch (InvalidSettingsException e) {
            throw new IOException(e.getMessage(), e);
        }
        List<Path> paths = new ArrayList<>();
        for (DataRow row : table) {
            if (!row.getCell(column).isMissing()) {
                paths.add(path(((StringValue) row.getCell(column)).getStringValue()));
            }
        }
        if (paths.isEmpty()) {
            throw new IOException(String.format(
                    Locale.ROOT, "The connected table holds no path in its column '%s'.", parameters.pathColumn));
        }
        return paths;
    }

    private static Path path(String text) throws IOException {
        try {
            return Path.of(text.trim());
        } catch (InvalidPathException e) {
            throw new IOException(
                    String.format(
                            Locale.ROOT,
                            "The folder or one of the paths is not a path on this system: %s.",
                            e.getReason()),
                    e);
        }
    }
}
