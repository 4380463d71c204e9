// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.agreement;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.consilium.knime.execution.Execution;
import org.consilium.knime.execution.NodeProgress;
import org.consilium.knime.port.CasesPortObject;
import org.consilium.knime.port.CasesPortSpec;
import org.consilium.knime.port.PortRows;
import org.consilium.knime.table.GivesTables;
import org.consilium.knime.table.Table;
import org.consilium.segmentation.agreement.AgreementSettings;
import org.consilium.segmentation.agreement.AgreementStudy;
import org.consilium.segmentation.agreement.AgreementWarnings;
import org.consilium.segmentation.agreement.CaseAgreement;
import org.consilium.segmentation.agreement.Coefficient;
import org.consilium.segmentation.agreement.Coefficients;
import org.consilium.segmentation.agreement.PairDifference;
import org.consilium.segmentation.agreement.PairSummary;
import org.consilium.segmentation.agreement.RaterSummary;
import org.consilium.segmentation.agreement.Readings;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory;
import org.knime.node.DefaultModel;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** The Rater Agreement node: how well the raters agree with each other, without any model. */
public final class RaterAgreementFactory extends DefaultNodeFactory implements GivesTables {

    /** Of the node's work; the rest are intervals. */
    private static final double READING = 0.9;

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Rater Agreement")
            .icon("icon.png")
            .shortDescription(
                    "Measures how well several raters agree with each other, and how each differs from the others.")
            .fullDescription(
                    """
                    Compares the masks of the raters with each other; no model is needed. Pairs of raters: Dice, IoU, \
                    surface Dice, HD95 and average surface distance, difference of area and volume, per case, per volume \
                    and over all. All raters: Fleiss' kappa and Krippendorff's alpha of pixels (of the whole picture, \
                    whose background makes agreement look good, and inside any rater's outline), Krippendorff's alpha, \
                    ICC(2,1) and ICC(3,1) of area and volume. Bland-Altman: bias and limits of agreement of each pair. Each \
                    rater: against one outline of all others, leaving the rater out. Where a rater left out a case, \
                    each figure takes the cases that its definition asks for; the columns beside it count them. \
                    Intervals draw whole patients; those by F distributions stand beside. Persons who read twice are \
                    named in a setting. The docs say what each figure means, and where it comes from.""")
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort("Cases", "Cases with the raters' masks.", CasesPortObject.TYPE)
                    .addOutputTable("Pairs per Case", "One row per case and pair of raters.")
                    .addOutputTable("Pairs", "One row per pair of raters: means with 95 % intervals over patients.")
                    .addOutputTable("Matrix of Raters", "For each figure one row and one column per rater.")
                    .addOutputTable(
                            "Coefficients",
                            "One row per figure of all raters: Fleiss' kappa, Krippendorff's alpha, ICC.")
                    .addOutputTable(
                            "Bland-Altman",
                            "One row per pair of raters, for area and for volume: bias and limits of agreement.")
                    .addOutputTable("Raters", "One row per rater: against the consensus of all others.")
                    .addOutputTable("Pairs per Volume", "One row per volume and pair of raters."))
            .model(model -> model.parametersClass(RaterAgreementParameters.class)
                    .configure(RaterAgreementFactory::configure)
                    .execute(RaterAgreementFactory::execute))
            .nodeType(NodeFactory.NodeType.Other)
            .keywords(
                    "agreement",
                    "inter-rater",
                    "intra-rater",
                    "kappa",
                    "Krippendorff",
                    "ICC",
                    "Bland-Altman",
                    "Dice",
                    "reliability");

    public RaterAgreementFactory() {
        super(NODE);
    }

    @Override
    public SortedMap<Integer, Table> tables() {
        return GivesTables.from(
                1,
                PairTables.CASES,
                PairTables.SUMMARY,
                RaterMatrix.DESCRIBED,
                StudyTables.COEFFICIENTS,
                StudyTables.DIFFERENCES,
                StudyTables.RATERS,
                PairTables.VOLUMES);
    }

    private static void configure(DefaultModel.ConfigureInput in, DefaultModel.ConfigureOutput out)
            throws InvalidSettingsException {
        RaterAgreementParameters parameters = in.getParameters();
        CasesPortSpec cases = in.getInPortSpec(0);
        boolean known = !cases.raters().isEmpty();
        if (known) {
            try {
                requireRaters(parameters.settings().readings(cases.raters()));
            } catch (IllegalArgumentException e) {
                throw new InvalidSettingsException(e.getMessage(), e);
            }
        }
        out.setOutSpecs(
                PairTables.CASES.spec(),
                PairTables.SUMMARY.spec(),
                known ? RaterMatrix.table(cases.raters()).spec() : null,
                StudyTables.COEFFICIENTS.spec(),
                StudyTables.DIFFERENCES.spec(),
                StudyTables.RATERS.spec(),
                PairTables.VOLUMES.spec());
    }

    private static void requireRaters(Readings readings) {
        int raters = readings.raters().size();
        if (raters < 2) {
            throw new IllegalArgumentException(
                    "These cases have "
                            + (raters == 0
                                    ? "no rater"
                                    : "one rater, " + readings.raters().get(0))
                            + ". Agreement needs two raters at least; connect the cases as they were read, before they were fused.");
        }
    }

    private static void execute(DefaultModel.ExecuteInput in, DefaultModel.ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        RaterAgreementParameters parameters = in.getParameters();
        ExecutionContext exec = in.getExecutionContext();
        CasesPortObject cases = in.getInPortObject(0);
        Execution.run(out, warnings -> {
            AgreementSettings settings = parameters.settings();
            Readings readings = settings.readings(cases.getSpec().raters());
            requireRaters(readings);
            NodeProgress progress = new NodeProgress(exec);
            AgreementStudy study = AgreementStudy.of(
                    readings,
                    compare(cases, readings, settings, progress),
                    new SliceDistances(cases.records()),
                    settings.seed());
            progress.report(READING, "Intervals over patients");
            List<PairSummary> pairs = PairSummary.of(study);
            List<Coefficient> coefficients = Coefficients.of(study);
            List<PairDifference> differences = PairDifference.of(study);
            List<RaterSummary> raters = RaterSummary.of(study);
            out.setOutData(
                    PairTables.CASES.build(exec, PairTables.cases(study)),
                    PairTables.SUMMARY.build(exec, PairTables.summary(pairs)),
                    RaterMatrix.table(study.readings().raters()).build(exec, RaterMatrix.rows(study.readings(), pairs)),
                    StudyTables.COEFFICIENTS.build(exec, StudyTables.coefficients(coefficients)),
                    StudyTables.DIFFERENCES.build(exec, StudyTables.differences(differences)),
                    StudyTables.RATERS.build(exec, StudyTables.raters(study.readings(), raters)),
                    PairTables.VOLUMES.build(exec, PairTables.volumes(study)));
            warnings.addAll(AgreementWarnings.of(study, pairs, raters, coefficients));
        });
    }

    /** One case at a time, so that large sets need little memory. */
    private static List<CaseAgreement> compare(
            CasesPortObject cases, Readings readings, AgreementSettings settings, NodeProgress progress)
            throws IOException {
        List<CaseAgreement> compared = new ArrayList<>();
        int count = cases.records().size();
        try (PortRows rows = cases.rows()) {
            for (int i = 0; i < count; i++) {
                progress.report(READING * i / count, "Case " + (i + 1) + "/" + count);
                compared.add(CaseAgreement.of(cases.rated(rows, i), readings, settings));
            }
        }
        if (compared.stream().allMatch(c -> c.areas().size() < 2)) {
            throw new IllegalArgumentException(
                    "No case was looked at by two raters, so that there is no agreement to measure. Check which raters the"
                            + " reader found, in the table of its cases.");
        }
        return compared;
    }
}
