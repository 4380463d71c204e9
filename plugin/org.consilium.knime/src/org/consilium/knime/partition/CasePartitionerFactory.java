// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.partition;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import org.consilium.knime.execution.Execution;
import org.consilium.knime.execution.NodeProgress;
import org.consilium.knime.port.CasesPortObject;
import org.consilium.knime.port.CasesPortSpec;
import org.consilium.knime.port.PortRows;
import org.consilium.knime.port.TensorPortSpec;
import org.consilium.knime.table.GivesTables;
import org.consilium.knime.table.Table;
import org.consilium.segmentation.selection.CaseSplit;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory;
import org.knime.node.DefaultModel;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** The Case Partitioner node: two sets of cases that share no patient. */
public final class CasePartitionerFactory extends DefaultNodeFactory implements GivesTables {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Case Partitioner")
            .icon("icon.png")
            .shortDescription("Splits cases into two sets that share no patient.")
            .fullDescription(
                    """
                    Splits cases into two sets, for example for training and for testing: by a share of the patients, by \
                    one fold of a cross-validation against the others, or by a given list. All cases of one patient go \
                    to the same set, because images of one patient resemble each other and would make held-out figures \
                    too good; a list that puts a patient into both is refused. Patients can be stratified by scanner, \
                    site, size of the lesion or number of raters. What is drawn follows from the images and the seed \
                    alone, not from names or from the order of the cases.""")
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort("Cases", "The cases to split.", CasesPortObject.TYPE)
                    .addInputPort(
                            "List",
                            "Which case or patient belongs to which set, or to which group; the table Split of a Case"
                                    + " Partitioner is such a list.",
                            BufferedDataTable.TYPE_OPTIONAL)
                    .addOutputPort(
                            "First Set",
                            "The cases of the drawn patients, of the other folds, or of the list's first part: to train"
                                    + " with.",
                            CasesPortObject.TYPE)
                    .addOutputPort("Second Set", "The cases of all other patients: to test on.", CasesPortObject.TYPE)
                    .addOutputTable(
                            "Split",
                            "One row per case: its patient, part, fold and stratum. Can be given as a list again."))
            .model(model -> model.parametersClass(CasePartitionerParameters.class)
                    .configure(CasePartitionerFactory::configure)
                    .execute(CasePartitionerFactory::execute))
            .nodeType(NodeFactory.NodeType.Manipulator)
            .keywords("split", "training", "test", "hold out", "patient", "cross-validation", "fold", "stratified");

    public CasePartitionerFactory() {
        super(NODE);
    }

    @Override
    public SortedMap<Integer, Table> tables() {
        return GivesTables.from(3, SplitTable.COLUMNS);
    }

    private static void configure(DefaultModel.ConfigureInput in, DefaultModel.ConfigureOutput out)
            throws InvalidSettingsException {
        CasePartitionerParameters parameters = in.getParameters();
        CasesPortSpec spec = in.getInPortSpec(0);
        parameters.checkList((DataTableSpec) in.getInPortSpec(1));
        CasesPortSpec part = spec.withCases(TensorPortSpec.UNKNOWN);
        out.setOutSpecs(part, part, SplitTable.COLUMNS.spec());
    }

    private static void execute(DefaultModel.ExecuteInput in, DefaultModel.ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        CasePartitionerParameters parameters = in.getParameters();
        ExecutionContext exec = in.getExecutionContext();
        CasesPortObject cases = in.getInPortObject(0);
        BufferedDataTable list = in.getInPortObject(1);
        Execution.run(out, warnings -> {
            NodeProgress progress = new NodeProgress(exec);
            CaseSplit split = new SplitWork(parameters, list, warnings).split(cases, progress);
            CasesPortObject first = part(cases, split.first(), exec.createFileStore("first.safetensors"), progress);
            CasesPortObject second = part(cases, split.second(), exec.createFileStore("second.safetensors"), progress);
            first.warn(warnings);
            second.warn(warnings);
            out.setOutData(
                    first, second, SplitTable.COLUMNS.build(exec, SplitTable.rows(split, parameters.settings())));
        });
    }

    /** Copies from file to file, one case at a time, for sets may be larger than the memory. */
    private static CasesPortObject part(
            CasesPortObject cases, List<Integer> indices, FileStore fileStore, NodeProgress progress)
            throws IOException {
        try (PortRows source = cases.fileRows()) {
            return CasesPortObject.write(
                    cases.getSpec().withCases(indices.size()),
                    indices.stream().map(cases.records()::get).toList(),
                    fileStore,
                    target -> source.copyTo(target, indices, progress));
        }
    }
}
