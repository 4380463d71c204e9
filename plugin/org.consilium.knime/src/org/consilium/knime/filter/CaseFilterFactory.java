// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.filter;

import java.util.List;
import org.consilium.knime.execution.Execution;
import org.consilium.knime.execution.NodeProgress;
import org.consilium.knime.port.CasesPortObject;
import org.consilium.knime.port.CasesPortSpec;
import org.consilium.knime.port.TensorPortSpec;
import org.consilium.segmentation.selection.CaseChoice;
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

/** The Case Filter node: some cases of a set, with the masks of some raters. */
public final class CaseFilterFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Case Filter")
            .icon("icon.png")
            .shortDescription("Keeps some cases of a set, and the masks of some raters.")
            .fullDescription(
                    """
                    Takes raters in and out, and keeps the cases that fit all rules: how many raters looked at them, how \
                    large what they outlined is, what scanner they are from, which patient, and what a connected table \
                    or a file lists. The others leave the node at the second output. Cases keep their ids, so that noise \
                    and splits stay as they were. Where no case is kept the node fails and says what each rule left out. \
                    Unless asked otherwise, the two outputs share no patient.""")
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort("Cases", "The cases to choose from.", CasesPortObject.TYPE)
                    .addInputPort(
                            "List",
                            "Cases, patients, volumes or series that are kept or left out; a row each.",
                            BufferedDataTable.TYPE_OPTIONAL)
                    .addOutputPort(
                            "Kept Cases",
                            "The cases that fit, with the masks of the chosen raters.",
                            CasesPortObject.TYPE)
                    .addOutputPort(
                            "Other Cases",
                            "The cases of all patients of whom none is kept, with the masks of all raters; may be empty.",
                            CasesPortObject.TYPE))
            .model(model -> model.parametersClass(CaseFilterParameters.class)
                    .configure(CaseFilterFactory::configure)
                    .execute(CaseFilterFactory::execute))
            .nodeType(NodeFactory.NodeType.Manipulator)
            .keywords("filter", "select", "exclude", "subset", "raters", "scanner", "size");

    public CaseFilterFactory() {
        super(NODE);
    }

    private static void configure(DefaultModel.ConfigureInput in, DefaultModel.ConfigureOutput out)
            throws InvalidSettingsException {
        CaseFilterParameters parameters = in.getParameters();
        CasesPortSpec spec = in.getInPortSpec(0);
        parameters.list().check((DataTableSpec) in.getInPortSpec(1));
        try {
            List<String> raters = parameters.raters().of(spec.raters()).stream()
                    .map(spec.raters()::get)
                    .toList();
            out.setOutSpecs(
                    spec.withCases(TensorPortSpec.UNKNOWN).withRaters(raters), spec.withCases(TensorPortSpec.UNKNOWN));
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    private static void execute(DefaultModel.ExecuteInput in, DefaultModel.ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        CaseFilterParameters parameters = in.getParameters();
        ExecutionContext exec = in.getExecutionContext();
        CasesPortObject cases = in.getInPortObject(0);
        BufferedDataTable list = in.getInPortObject(1);
        Execution.run(out, warnings -> {
            List<String> raters = cases.getSpec().raters();
            warnings.addAll(parameters.raters().warnings(raters));
            FilterWork work = new FilterWork(cases, parameters.raters().of(raters), new NodeProgress(exec));
            CaseChoice choice = work.choose(parameters, list, warnings);
            CasesPortObject kept = work.kept(choice.kept(), exec.createFileStore("kept.safetensors"));
            CasesPortObject others = work.others(choice.others(), exec.createFileStore("others.safetensors"));
            kept.warn(warnings);
            others.warn(warnings);
            out.setOutData(kept, others);
        });
    }
}
