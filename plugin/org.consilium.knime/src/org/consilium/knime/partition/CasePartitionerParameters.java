// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.partition;

import org.consilium.knime.path.FilePaths;
import org.consilium.knime.selection.NameColumnChoices;
import org.consilium.knime.selection.NameList;
import org.consilium.knime.selection.NamedBy;
import org.consilium.segmentation.selection.PartNames;
import org.consilium.segmentation.selection.SplitMethod;
import org.consilium.segmentation.selection.SplitSettings;
import org.consilium.segmentation.selection.Stratification;
import org.consilium.segmentation.selection.StratumKind;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** Settings of the Case Partitioner. */
@LoadDefaultsForAbsentFields
final class CasePartitionerParameters implements NodeParameters {

    enum Method {
        @Label("A share of the patients, drawn")
        SHARE,
        @Label("One fold of a cross-validation against the others")
        FOLDS,
        @Label("A given list")
        LIST
    }

    @Widget(
            title = "Method",
            description =
                    "How the patients are split. A share goes to the first set, all others to the second. Folds deal"
                            + " the patients evenly: the fold of that number is the second set, to be tested on, all other folds are"
                            + " the first; over all folds every patient is tested exactly once. A given list says for each case or"
                            + " patient which set it belongs to. All cases of one patient stay together, whatever the method.")
    Method method = Method.SHARE;

    @Widget(
            title = "Share of the first set",
            description = "Share of the patients whose cases go to the first output, between 0 and 1. All cases of one"
                    + " patient stay together.")
    double fraction = 0.7;

    @Widget(title = "Seed", description = "The same seed draws the same patients, and deals the same folds.")
    long seed = 1337;

    @Widget(title = "Number of folds", description = "At least 2, and at most as many as there are patients.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int folds = 5;

    @Widget(
            title = "Fold",
            description =
                    "The fold that is the second set. The folds are the same whichever is asked for, so that a loop"
                            + " or several runs can take one after the other by a flow variable.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int fold = 1;

    @Advanced
    @Widget(
            title = "Number of the first fold",
            description = "1, or 0 where the fold is counted from 0, as by currentIteration of KNIME's Counting Loop"
                    + " Start.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int firstFold = 1;

    @Widget(
            title = "Stratify by",
            description =
                    "Groups the patients, so that each set gets its share of every group, to within one patient. A"
                            + " patient whose cases differ is in a group of its values, as \"A + B\". For a site take a pattern, such"
                            + " as ^[A-Za-z]+ for siteA_01, or a list. A warning counts the patients of groups that are too small to"
                            + " be split.")
    StratumChoice stratify = StratumChoice.NONE;

    @Advanced
    @Widget(
            title = "Groups by size",
            description =
                    "Number of groups of about as many patients each, by the mean area of a patient's masks: in mm2"
                            + " where the pixels of all cases are known, else in pixels.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int sizeGroups = 3;

    @Advanced
    @Widget(
            title = "Pattern on the case id",
            description =
                    "A regular expression that is looked for in the id of each case. What its first group finds, or"
                            + " all of it where it has no group, names the group of the patient.")
    String pattern = "^[A-Za-z]+";

    @Widget(title = NameList.FILE_TITLE, description = NameList.FILE_DESCRIPTION)
    String listFile = "";

    @Widget(title = NameList.NAME_TITLE, description = NameList.NAME_DESCRIPTION)
    @ChoicesProvider(NameColumnChoices.class)
    String nameColumn = "case";

    @Advanced
    @Widget(title = NamedBy.TITLE, description = NamedBy.DESCRIPTION)
    NamedBy namedBy = NamedBy.ANY;

    @Widget(
            title = "Column of parts",
            description =
                    "Column of the list that says which set a case belongs to, or the number of its fold. Used by the"
                            + " method A given list.")
    @ChoicesProvider(NameColumnChoices.class)
    String partColumn = "part";

    @Widget(
            title = "Names of the first set",
            description =
                    "What the list calls the cases of the first output, with commas between the names; capitals don't"
                            + " count. Empty for all that are not the second set's. The first name stands in the table Split.")
    String firstParts = "training, train";

    @Widget(
            title = "Names of the second set",
            description =
                    "Likewise for the second output. A list with three parts takes two nodes: the first splits off one"
                            + " part from \"validation, test\", the second splits these. With the column fold of a split, the"
                            + " number of a fold stands here and nothing above.")
    String secondParts = "test, testing";

    @Advanced
    @Widget(title = "Column of strata", description = "Column of the list that names the group of a case, as a site.")
    @ChoicesProvider(NameColumnChoices.class)
    String stratumColumn = "site";

    SplitSettings settings() {
        return new SplitSettings(
                SplitMethod.valueOf(method.name()),
                fraction,
                seed,
                folds,
                fold,
                firstFold,
                new Stratification(StratumKind.valueOf(stratify.name()), sizeGroups, pattern),
                PartNames.of(firstParts, secondParts));
    }

    /** The list, with the column of the parts where they are asked for. */
    NameList parts() {
        return new NameList(listFile, nameColumn, partColumn);
    }

    /** The list, with the column of the strata. */
    NameList strata() {
        return new NameList(listFile, nameColumn, stratumColumn);
    }

    /**
     * Whether the list fits what is asked for; a list that nothing asks for is refused, too.
     *
     * @param table null where none is connected
     */
    void checkList(DataTableSpec table) throws InvalidSettingsException {
        boolean wanted = method == Method.LIST || stratify == StratumChoice.LIST;
        if (!wanted) {
            if (table != null) {
                throw new InvalidSettingsException(
                        "A list is connected, but neither the method nor the strata are to be"
                                + " taken from it. Set Method to A given list, or Stratify by to Column of the list.");
            }
            return;
        }
        if (!parts().given(table)) {
            throw new InvalidSettingsException("The " + (method == Method.LIST ? "method" : "strata")
                    + " need a list. Connect a table, or choose a file.");
        }
        if (method == Method.LIST) {
            parts().check(table);
        }
        if (stratify == StratumChoice.LIST) {
            strata().check(table);
        }
    }

    @Override
    public void validate() throws InvalidSettingsException {
        try {
            settings();
            FilePaths.typed(NameList.FILE_TITLE, listFile);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("Case Partitioner: " + e.getMessage(), e);
        }
    }
}
