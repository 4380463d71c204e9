// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.partition;

import java.io.IOException;
import java.util.List;
import org.consilium.knime.execution.Execution;
import org.consilium.knime.execution.NodeProgress;
import org.consilium.knime.port.CaseRecord;
import org.consilium.knime.port.CasesPortObject;
import org.consilium.knime.port.CasesPortSpec;
import org.consilium.knime.port.PortRows;
import org.consilium.knime.port.TensorPortSpec;
import org.consilium.segmentation.selection.CaseSplit;
import org.consilium.segmentation.selection.Strata;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory;
import org.knime.node.DefaultModel;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** The Case Partitioner node: two sets of cases that share no patient. */
public final class CasePartitionerFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Case Partitioner")
            .icon("icon.png")
            .shortDescription("Splits cases into two sets that share no patient.")
            .fullDescription(
                    """
                    Splits cases into two sets, for example for training and for testing. All cases of one patient go \
                    to the same set, because images of one patient resemble each other and would make held-out figures \
                    too good.""")
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort("Cases", "The cases to split.", CasesPortObject.TYPE)
                    .addOutputPort("First Set", "The cases of the drawn patients.", CasesPortObject.TYPE)
                    .addOutputPort("Second Set", "The cases of all other patients.", CasesPortObject.TYPE))
            .model(model -> model.parametersClass(CasePartitionerParameters.class)
                    .configure(CasePartitionerFactory::configure)
                    .execute(CasePartitionerFactory::execute))
            .nodeType(NodeFactory.NodeType.Manipulator)
            .keywords("split", "training", "test", "hold out", "patient");

    public CasePartitionerFactory() {
        super(NODE);
    }

    private static void configure(DefaultModel.ConfigureInput in, DefaultModel.ConfigureOutput out) {
        CasesPortSpec spec = in.getInPortSpec(0);
        CasesPortSpec part = spec.withCases(TensorPortSpec.UNKNOWN);
        out.setOutSpecs(part, part);
    }

    private static void execute(DefaultModel.ExecuteInput in, DefaultModel.ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        CasePartitionerParameters parameters = in.getParameters();
        ExecutionContext exec = in.getExecutionContext();
        CasesPortObject cases = in.getInPortObject(0);
        Execution.run(() -> {
            CaseSplit split = CaseSplit.share(
                    cases.records().stream().map(CaseRecord::info).toList(),
                    Strata.none(),
                    parameters.fraction,
                    parameters.seed);
            NodeProgress progress = new NodeProgress(exec);
            out.setOutData(
                    part(cases, split.first(), exec.createFileStore("first.safetensors"), progress),
                    part(cases, split.second(), exec.createFileStore("second.safetensors"), progress));
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
