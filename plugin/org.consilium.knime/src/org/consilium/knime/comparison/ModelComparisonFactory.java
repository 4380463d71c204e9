// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.consilium.ground.NaturalOrder;
import org.consilium.knime.execution.Execution;
import org.consilium.knime.table.GivesTables;
import org.consilium.knime.table.Table;
import org.consilium.segmentation.comparison.Arm;
import org.consilium.segmentation.comparison.ArmNames;
import org.consilium.segmentation.comparison.Comparison;
import org.consilium.segmentation.comparison.ComparisonSettings;
import org.consilium.segmentation.comparison.EvaluatedCase;
import org.consilium.segmentation.comparison.StudySize;
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

/** The Model Comparison node: whether one model is better than another. */
public final class ModelComparisonFactory extends DefaultNodeFactory implements GivesTables {

    private static final List<String> INPUTS = List.of(
            "First Evaluation", "Second Evaluation", "Third Evaluation", "Fourth Evaluation", "Fifth Evaluation");

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Model Comparison")
            .icon("icon.png")
            .shortDescription("Tells whether one model is better than another on the same cases.")
            .fullDescription(
                    """
                    Takes the output Metrics per Case of two or more GED Evaluators, and sets their figures against each \
                    other case by case: the mean difference with a 95 % interval bootstrapped over patients, a permutation \
                    test that flips the signs of the patients' differences (all arrangements for up to 20 patients), \
                    corrected by Holm for all figures and pairs, and the effect size d_z. Yardsticks that use the labels are \
                    not compared, and figures that depend on the number of samples are not where that number differs. \
                    Cases that one arm lacks, or that were evaluated with other raters or other masks, are left out and \
                    named. Rows of one arm with the same case, as of several seeds, are averaged. The output Study \
                    Size tells how wide the interval of each difference is with fewer or more patients.""")
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputTable(INPUTS.get(0), "Metrics per Case of a GED Evaluator.")
                    .addInputPort(INPUTS.get(1), "The same of another model.", BufferedDataTable.TYPE_OPTIONAL)
                    .addInputPort(INPUTS.get(2), "The same of a third.", BufferedDataTable.TYPE_OPTIONAL)
                    .addInputPort(INPUTS.get(3), "The same of a fourth.", BufferedDataTable.TYPE_OPTIONAL)
                    .addInputPort(INPUTS.get(4), "The same of a fifth.", BufferedDataTable.TYPE_OPTIONAL)
                    .addOutputTable("Differences", "One row per pair of arms and figure.")
                    .addOutputTable("Arms", "One row per arm.")
                    .addOutputTable("Study Size", "One row per pair of arms, figure and number of patients."))
            .model(model -> model.parametersClass(ModelComparisonParameters.class)
                    .configure(ModelComparisonFactory::configure)
                    .execute(ModelComparisonFactory::execute))
            .nodeType(NodeFactory.NodeType.Other)
            .keywords("compare", "better", "paired", "permutation", "significance", "p value", "Holm", "effect size");

    public ModelComparisonFactory() {
        super(NODE);
    }

    @Override
    public SortedMap<Integer, Table> tables() {
        return GivesTables.from(1, ComparisonTables.DIFFERENCES, ComparisonTables.ARMS, ComparisonTables.SIZES);
    }

    private static void configure(DefaultModel.ConfigureInput in, DefaultModel.ConfigureOutput out)
            throws InvalidSettingsException {
        ModelComparisonParameters parameters = in.getParameters();
        int connected = 0;
        for (int i = 0; i < INPUTS.size(); i++) {
            DataTableSpec spec = in.getInPortSpec(i);
            if (spec != null) {
                new EvaluationTable(spec, INPUTS.get(i), parameters.armColumn);
                connected++;
            }
        }
        if (connected < 2 && parameters.armColumn.isBlank()) {
            throw new InvalidSettingsException(
                    "There is one evaluation. Connect a second one, or choose the column that tells arms apart.");
        }
        int names = parameters.armNames().size();
        if (names > 0 && names != connected) {
            throw new InvalidSettingsException("Names of the arms has " + names + " for " + connected
                    + " connected inputs. Name each of them, or none.");
        }
        out.setOutSpecs(
                ComparisonTables.DIFFERENCES.spec(), ComparisonTables.ARMS.spec(), ComparisonTables.SIZES.spec());
    }

    private static void execute(DefaultModel.ExecuteInput in, DefaultModel.ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        ModelComparisonParameters parameters = in.getParameters();
        ExecutionContext exec = in.getExecutionContext();
        Execution.run(out, warnings -> {
            ComparisonSettings settings = parameters.settings();
            List<Arm> arms = arms(in, parameters);
            Comparison comparison = Comparison.of(arms, settings);
            warnings.addAll(comparison.warnings());
            out.setOutData(
                    ComparisonTables.DIFFERENCES.build(exec, ComparisonTables.differences(comparison.contrasts())),
                    ComparisonTables.ARMS.build(exec, ComparisonTables.arms(arms)),
                    ComparisonTables.SIZES.build(exec, ComparisonTables.sizes(StudySize.of(arms, settings))));
        });
    }

    private static List<Arm> arms(DefaultModel.ExecuteInput in, ModelComparisonParameters parameters) {
        SortedMap<String, List<EvaluatedCase>> byColumn = new TreeMap<>(NaturalOrder.BY_NAME);
        List<List<EvaluatedCase>> byInput = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (int i = 0; i < INPUTS.size(); i++) {
            BufferedDataTable table = in.getInPortObject(i);
            if (table != null) {
                Map<String, List<EvaluatedCase>> read = read(table, INPUTS.get(i), parameters.armColumn);
                read.forEach((arm, cases) ->
                        byColumn.computeIfAbsent(arm, key -> new ArrayList<>()).addAll(cases));
                byInput.add(read.values().stream().flatMap(List::stream).toList());
                places.add(INPUTS.get(i));
            }
        }
        if (!parameters.armColumn.isBlank()) {
            return byColumn.entrySet().stream()
                    .map(entry -> new Arm(entry.getKey(), entry.getValue()))
                    .toList();
        }
        List<String> names = parameters.armNames();
        if (names.isEmpty()) {
            names = ArmNames.of(
                    byInput.stream().map(cases -> new Arm("", cases).recipe()).toList(), places);
        }
        List<Arm> arms = new ArrayList<>();
        for (int i = 0; i < byInput.size(); i++) {
            arms.add(new Arm(names.get(i), byInput.get(i)));
        }
        return arms;
    }

    private static Map<String, List<EvaluatedCase>> read(BufferedDataTable table, String name, String armColumn) {
        try {
            return new EvaluationTable(table.getDataTableSpec(), name, armColumn).read(table);
        } catch (InvalidSettingsException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
