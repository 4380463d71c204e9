// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.dicom;

import org.consilium.imaging.annotation.AnnotationOptions;
import org.consilium.imaging.annotation.AnnotationSource;
import org.consilium.imaging.annotation.LidcNodules;
import org.consilium.imaging.annotation.LidcOptions;
import org.consilium.imaging.annotation.LidcRaters;
import org.consilium.imaging.annotation.RaterNaming;
import org.consilium.imaging.annotation.RaterOptions;
import org.consilium.knime.dicom.DicomReaderChoices.Annotations;
import org.consilium.knime.dicom.DicomReaderChoices.Lidc;
import org.consilium.knime.dicom.DicomReaderChoices.Nodules;
import org.consilium.knime.dicom.DicomReaderChoices.RaterName;
import org.consilium.knime.path.FilePaths;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.Widget;

/** What the DICOM Reader makes of annotations. Inherited, as {@link DicomImageParameters}. */
abstract class DicomAnnotationParameters extends DicomImageParameters {

    @Advanced
    @Widget(
            title = "Annotations",
            description =
                    "Where the raters' masks come from. NIfTI and NRRD volumes must lie on the grid of the series, with"
                            + " axes in any order; one file is one rater.")
    Annotations annotations = Annotations.SEG_THEN_XML;

    @Widget(
            title = "Structure",
            description =
                    "Label of the segment or structure to read, against all else. Empty where there is only one; *"
                            + " takes all together. Where several are found and none is chosen, the error lists them.")
    String structure = "";

    @Advanced
    @Widget(
            title = "Rater name",
            description =
                    "What names the rater of a DICOM SEG, an RTSTRUCT or a mask volume. Automatic takes as many of"
                            + " content creator, ROI interpreter and reading session as tell the files apart; where all name"
                            + " one person or none, the first of segment label, content label, file name, folder name and"
                            + " path that does. Files that another choice gives one rater are united, with a warning. With"
                            + " a pattern or a table, volumes that get no name are no masks.")
    RaterName raterName = RaterName.AUTO;

    @Advanced
    @Widget(
            title = "Rater pattern",
            description =
                    "Regular expression that is searched in a file's path below the folder; its first group is the"
                            + " rater.")
    String raterPattern = RaterOptions.PATTERN;

    @Advanced
    @Widget(
            title = "Rater table",
            description = "Path of a comma or tab separated table with the columns file and rater.")
    String raterTable = "";

    @Advanced
    @Widget(
            title = "Keep rater names",
            description =
                    "Off: what may be a person's name appears as a pseudonym; codes such as A, R2 or MI014 and names from"
                            + " a table stay. On: raters appear as the files call them.")
    boolean keepRaterNames = false;

    @Advanced
    @Widget(
            title = "LIDC raters",
            description =
                    "What tells the raters of a LIDC reading apart. The archive gives no reader identity: sessions"
                            + " are numbered file by file, sites follow from the form of the nodule ids, and size ranks order"
                            + " the masks of each slice from the smallest on.")
    Lidc lidcRaters = Lidc.SESSION;

    @Advanced
    @Widget(
            title = "LIDC nodules",
            description =
                    "Whether several nodules of a series are read together or each as a volume of its own. Outlines"
                            + " of two raters that overlap are one nodule.")
    Nodules lidcNodules = Nodules.UNITED;

    @Advanced
    @Widget(
            title = "Small LIDC nodules",
            description = "On: a nodule below 3 mm, which has no outline, is the one pixel of its mark. Off: it is left"
                    + " out.")
    boolean smallNodules = false;

    /** @param paths how settings become paths */
    AnnotationOptions annotationOptions(FilePaths.Reading paths) {
        return new AnnotationOptions(
                AnnotationSource.valueOf(annotations.name()),
                new RaterOptions(
                        RaterNaming.valueOf(raterName.name()),
                        raterPattern,
                        paths.read("Rater table", raterTable),
                        keepRaterNames),
                structure,
                new LidcOptions(
                        LidcRaters.valueOf(lidcRaters.name()), LidcNodules.valueOf(lidcNodules.name()), smallNodules));
    }
}
