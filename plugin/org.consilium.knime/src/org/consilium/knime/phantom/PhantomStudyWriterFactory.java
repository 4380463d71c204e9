// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.phantom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.consilium.ground.TemporaryFolder;
import org.consilium.knime.execution.Execution;
import org.consilium.knime.execution.NodeProgress;
import org.consilium.knime.path.FilePaths;
import org.consilium.knime.table.GivesTables;
import org.consilium.knime.table.Table;
import org.consilium.phantom.PhantomStudy;
import org.consilium.phantom.design.PhantomOptions;
import org.knime.core.data.DataCell;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory;
import org.knime.node.DefaultModel;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** The Phantom Study Writer node: a simulated multi-rater, multi-scanner study with known truth, as real DICOM. */
public final class PhantomStudyWriterFactory extends DefaultNodeFactory implements GivesTables {

    private static final Table COLUMNS =
            Table.empty().text("path", "folder of the study").formerly("Path");

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Phantom Study Writer")
            .icon("icon.png")
            .shortDescription("Writes a simulated study with four raters and up to four scanners as DICOM.")
            .fullDescription(
                    """
                    Writes a study whose truth is known: star-shaped lesions with halo and vessel tail, outlined by \
                    four simulated raters (A generous and smooth, B tight and detailed, C jagged, D follows tails) and \
                    rendered by up to four simulated scanners. One DICOM series per case and scanner (CT or MR), the \
                    outlines once as LIDC XML and once as DICOM SEG, one file per rater. The same settings write the \
                    same bytes, so a workflow that starts here gives the same numbers on every machine.""")
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addOutputTable("Written Files", "One row with the path of each written file."))
            .model(model -> model.parametersClass(PhantomStudyWriterParameters.class)
                    .configure(PhantomStudyWriterFactory::configure)
                    .execute(PhantomStudyWriterFactory::execute))
            .nodeType(NodeFactory.NodeType.Source)
            .keywords("phantom", "simulation", "synthetic", "DICOM", "SEG", "LIDC");

    public PhantomStudyWriterFactory() {
        super(NODE);
    }

    @Override
    public SortedMap<Integer, Table> tables() {
        return GivesTables.from(1, COLUMNS);
    }

    private static void configure(DefaultModel.ConfigureInput in, DefaultModel.ConfigureOutput out) {
        PhantomStudyWriterParameters parameters = in.getParameters();
        out.setOutSpecs(COLUMNS.spec(parameters.columnNames));
    }

    private static void execute(DefaultModel.ExecuteInput in, DefaultModel.ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        PhantomStudyWriterParameters parameters = in.getParameters();
        ExecutionContext exec = in.getExecutionContext();
        Execution.run(() -> {
            List<Path> files = write(parameters, new NodeProgress(exec));
            out.setOutData(COLUMNS.build(
                    exec,
                    files.stream()
                            // the study's own list of cases is no input for a reader
                            .filter(file -> !file.toString().endsWith(".tsv"))
                            .map(file -> new DataCell[] {Table.cell(file.toString())})
                            .toList(),
                    parameters.columnNames));
        });
    }

    private static List<Path> write(PhantomStudyWriterParameters parameters, NodeProgress progress) throws IOException {
        PhantomOptions options = parameters.options();
        if (!parameters.folder.isBlank()) {
            return new PhantomStudy(options).write(FilePaths.of("Output folder", parameters.folder), progress);
        }
        // Equal settings give equal bytes, so replacing a study in its own temporary folder changes nothing.
        return new PhantomStudy(options.withOverwrite(true)).write(temporaryFolder(options), progress);
    }

    private static Path temporaryFolder(PhantomOptions options) {
        String name = String.format(
                        Locale.ROOT,
                        "phantom-%s-%d-%d-%d-%s",
                        options.preset().label(),
                        options.cases(),
                        options.slices(),
                        options.seed(),
                        String.join(
                                "", options.scanners().stream().map(Enum::name).toList()))
                .toLowerCase(Locale.ROOT);
        return TemporaryFolder.shared()
                .resolve("consilium-" + System.getProperty("user.name"))
                .resolve(name);
    }
}
