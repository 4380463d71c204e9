// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.images;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.consilium.imaging.reader.RaterImageReader;
import org.consilium.knime.cases.CaseTable;
import org.consilium.knime.cases.ReadCases;
import org.consilium.knime.execution.Execution;
import org.consilium.knime.path.FilePaths;
import org.consilium.knime.port.CasesPortObject;
import org.consilium.knime.port.CasesPortSpec;
import org.consilium.knime.port.TensorPortSpec;
import org.consilium.knime.table.GivesTables;
import org.consilium.knime.table.Table;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory;
import org.knime.node.DefaultModel;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** The Rater Image Reader node: folders with an image and one mask per rater become cases. */
public final class RaterImageReaderFactory extends DefaultNodeFactory implements GivesTables {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Rater Image Reader")
            .icon("icon.png")
            .shortDescription("Reads folders with an image or volume and one mask per rater.")
            .fullDescription(
                    """
                    Reads a folder with one folder per case: an image and one mask rater_&lt;id&gt; for every rater \
                    who saw the case. Both may be PNG (8 or 16 bit grey, or RGB), NIfTI (.nii, .nii.gz, .hdr with \
                    .img) or NRRD (.nrrd, .nhdr). PNG values are divided by the highest possible value; volumes are \
                    scaled as chosen, and each of their slices becomes a case of one volume. Masks may hold several \
                    labels; one of them is read against the rest. An optional index.tsv or index.csv names the \
                    patient of each case, else mostly each folder is a patient of its own; cases of one patient stay \
                    together when the Case Partitioner splits them.""")
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addOutputPort("Cases", "Images and one mask per rater.", CasesPortObject.TYPE)
                    .addOutputTable("Case Table", "One row per case."))
            .model(model -> model.parametersClass(RaterImageReaderParameters.class)
                    .configure(RaterImageReaderFactory::configure)
                    .execute(RaterImageReaderFactory::execute))
            .nodeType(NodeFactory.NodeType.Source)
            .keywords("PNG", "NIfTI", "NRRD", "image", "mask", "annotation", "raters", "volume");

    public RaterImageReaderFactory() {
        super(NODE);
    }

    @Override
    public SortedMap<Integer, Table> tables() {
        return GivesTables.from(2, CaseTable.COLUMNS);
    }

    private static void configure(DefaultModel.ConfigureInput in, DefaultModel.ConfigureOutput out)
            throws InvalidSettingsException {
        RaterImageReaderParameters parameters = in.getParameters();
        if (parameters.folder.isBlank()) {
            throw new InvalidSettingsException("Choose the folder that holds the cases.");
        }
        int size = parameters.size == 0 ? TensorPortSpec.UNKNOWN : parameters.size;
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
        RaterImageReaderParameters parameters = in.getParameters();
        ExecutionContext exec = in.getExecutionContext();
        Execution.run(out, warnings -> {
            RaterImageReader reader = new RaterImageReader(parameters.options(FilePaths::resolved));
            Path folder = FilePaths.of("Folder", parameters.folder);
            ReadCases read = ReadCases.read(
                    exec,
                    parameters.normalisation(),
                    warnings,
                    parameters.columnNames,
                    (sink, said, progress) -> reader.read(folder, sink, said, progress));
            out.setOutData(read.port(), read.table());
        });
    }
}
