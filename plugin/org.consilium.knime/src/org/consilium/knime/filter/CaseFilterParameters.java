// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.filter;

import org.consilium.knime.path.FilePaths;
import org.consilium.knime.selection.NameColumnChoices;
import org.consilium.knime.selection.NameList;
import org.consilium.knime.selection.NamedBy;
import org.consilium.knime.settings.Unit;
import org.consilium.segmentation.selection.CaseRules;
import org.consilium.segmentation.selection.NamePatterns;
import org.consilium.segmentation.selection.RaterChoice;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;

/** Settings of the Case Filter. */
@LoadDefaultsForAbsentFields
final class CaseFilterParameters implements NodeParameters {

    enum AreaUnit {
        @Label("mm2")
        SQUARE_MILLIMETRES,
        @Label("Pixels")
        PIXELS
    }

    enum ListMode {
        @Label("The cases of the list are kept")
        KEEP,
        @Label("The cases of the list are left out")
        DROP
    }

    enum Others {
        @Label("Patients of whom no case is kept")
        OTHER_PATIENTS,
        @Label("All cases that are not kept")
        ALL
    }

    private static final String NAMES = " Names with commas between them; * stands for any text, ? for one character.";

    private static final String WORDS = " Capitals don't count. Empty for all.";

    @Widget(title = "Raters to keep", description = "Only these raters' masks stay." + NAMES + " Empty for all raters.")
    String keepRaters = "";

    @Widget(
            title = "Raters to leave out",
            description = "The masks of these raters go, also where they are to be kept." + NAMES)
    String dropRaters = "";

    @Widget(
            title = "Fewest raters",
            description = "A case is kept if so many of the raters who stay have looked at it, or more.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Unit("raters")
    int minRaters = 0;

    @Widget(
            title = "Smallest area",
            description =
                    "A case is kept if the masks of its raters have this area or more, in the mean. 0 for no limit.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Unit("mm2 or pixels, as Unit of areas says")
    double minArea = 0;

    @Widget(title = "Largest area", description = "Likewise, this area or less. 0 for no limit.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Unit("mm2 or pixels, as Unit of areas says")
    double maxArea = 0;

    @Widget(
            title = "Unit of areas",
            description =
                    "Areas in mm2 need the distance of the pixels; cases without one are left out, with a warning.")
    AreaUnit areaUnit = AreaUnit.SQUARE_MILLIMETRES;

    @Widget(title = "Modalities", description = "Cases of these modalities are kept, such as CT." + NAMES + WORDS)
    String modality = "";

    @Widget(title = "Manufacturers", description = "Cases from scanners of these makers are kept." + NAMES + WORDS)
    String manufacturer = "";

    @Widget(title = "Models", description = "Cases from these models of scanners are kept." + NAMES + WORDS)
    String model = "";

    @Widget(title = "Kernels", description = "Cases of these convolution kernels are kept." + NAMES + WORDS)
    String kernel = "";

    @Widget(title = "Cases", description = "Cases with these ids are kept." + NAMES + " Empty for all.")
    String cases = "";

    @Widget(
            title = "Patients",
            description = "Cases of these patients are kept, who are called as in the case table of the reader." + NAMES
                    + " Empty for all.")
    String patients = "";

    @Widget(title = NameList.FILE_TITLE, description = NameList.FILE_DESCRIPTION)
    String listFile = "";

    @Widget(title = "List", description = "What becomes of the cases of the connected table, or of the list file.")
    ListMode listMode = ListMode.KEEP;

    @Widget(title = NameList.NAME_TITLE, description = NameList.NAME_DESCRIPTION)
    @ChoicesProvider(NameColumnChoices.class)
    String nameColumn = "case";

    @Advanced
    @Widget(title = NamedBy.TITLE, description = NamedBy.DESCRIPTION)
    NamedBy namedBy = NamedBy.ANY;

    @Advanced
    @Widget(
            title = "Second output",
            description =
                    "Which of the other cases leave the node, with all their raters. Patients of whom no case is kept"
                            + " can be tested on what was learned from the first output; a warning counts the cases that leave at"
                            + " neither. All cases may hold patients of the first output.")
    Others others = Others.OTHER_PATIENTS;

    CaseRules settings() {
        return new CaseRules(
                minRaters,
                minArea,
                maxArea,
                areaUnit == AreaUnit.SQUARE_MILLIMETRES,
                NamePatterns.words(modality),
                NamePatterns.words(manufacturer),
                NamePatterns.words(model),
                NamePatterns.words(kernel),
                NamePatterns.exact(cases),
                NamePatterns.exact(patients));
    }

    RaterChoice raters() {
        return new RaterChoice(NamePatterns.exact(keepRaters), NamePatterns.exact(dropRaters));
    }

    NameList list() {
        return new NameList(listFile, nameColumn, "");
    }

    @Override
    public void validate() throws InvalidSettingsException {
        try {
            settings();
            FilePaths.typed(NameList.FILE_TITLE, listFile);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("Case Filter: " + e.getMessage(), e);
        }
    }
}
