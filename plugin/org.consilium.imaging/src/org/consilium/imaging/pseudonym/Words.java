// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.pseudonym;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells words and short codes, which name nobody, from what may be a person's name or a record number: by a list of the
 * words that studies, files and structures are called by, and by the form of codes.
 */
final class Words {
    private static final Set<String> KNOWN = Set.copyOf(List.of(String.join(
                    " ",
                    // who drew, and when
                    "rater raters reader readers observer observers expert experts annotator annotators session sessions",
                    "ses series study studies trial site rank group batch fold task time point timepoint visit baseline",
                    "followup pre post first second third one two three four five six seven eight nine ten version final",
                    "draft copy full half inter manual auto",
                    // what is drawn
                    "lesion lesions nodule nodules annotation annotations contour contours outline outlines structure",
                    "structures struct rtstruct rtss roi rois seg segs segment segments segmentation segmentations mask",
                    "masks label labels labelmap truth tumor tumors tumour tumours gtv ctv ptv oar mass cyst edema oedema",
                    "necrosis metastasis polyp organ target region background foreground core ignore",
                    "body skin bone brain head neck chest thorax lung lungs lobe liver kidney kidneys spleen pancreas",
                    "prostate bladder rectum heart aorta breast spine vertebra pelvis abdomen femur left right upper lower",
                    // on what
                    "case cases patient pat subject sub slice slices image images img frame frames volume volumes vol scan",
                    "scans sample samples phantom size file files folder report reports test tests train training val",
                    "validation data input output result results lidc idri dicom dcm nii nifti nrrd png xml csv tsv gtvs",
                    "mri pet ultrasound scanner axial coronal sagittal oblique native contrast phase flair dwi adc tof loc",
                    "localizer scout dose bit bits raw grey gray color colour handed turned grid shifted")
            .split(" ")));

    private static final Pattern TOKEN =
            Pattern.compile("(?<letters>[A-Za-z]+)|(?<digits>[0-9]+)|(?<between>[ _./-])|(?<other>.)", Pattern.DOTALL);
    private static final Pattern CAPITALS = Pattern.compile("[A-Z]{3}(?=[ _-]?[0-9])");
    private static final int LONGEST_NUMBER = 5;
    private static final int LONGEST_CODE = 2;

    /** A day, which may be that of a birth. */
    private static final Pattern DAY =
            Pattern.compile("(?<![0-9])(?:(?:19|20)[0-9]{2}[-_./ ][0-9]{1,2}[-_./ ][0-9]{1,2}"
                    + "|[0-9]{1,2}[-_./ ][0-9]{1,2}[-_./ ](?:19|20)[0-9]{2})(?![0-9])");

    /** Roots of UIDs as they are given to makers and made by chance; a day can't look like one. */
    private static final Pattern UID =
            Pattern.compile("(?:1\\.[23]\\.[0-9]+\\.[0-9.]*[0-9]|2\\.(?:16|25)\\.[0-9.]*[0-9])");

    /** Stands for what isn't shown. */
    private static final String HIDDEN = "*";

    private Words() {}

    /** Whether all of a text is words and codes. */
    static boolean only(String text) {
        return !DAY.matcher(text).find() && shown(text).equals(text) && !text.contains(HIDDEN);
    }

    /** Whether a text has the form of a UID, which tables show anyway. */
    static boolean isUid(String text) {
        return text.length() <= 64 && UID.matcher(text).matches();
    }

    /** The text with a star in the place of each part that may name somebody. */
    static String shown(String text) {
        if (isUid(text)) {
            return text;
        }
        boolean day = DAY.matcher(text).find();
        StringBuilder shown = new StringBuilder();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            boolean safe = token.group("letters") != null
                    ? isWord(text, token)
                    : token.group("digits") != null
                            ? !day && token.group().length() <= LONGEST_NUMBER
                            : token.group("between") != null;
            if (safe) {
                shown.append(token.group());
            } else if (!shown.toString().endsWith(HIDDEN)) {
                shown.append(HIDDEN);
            }
        }
        return shown.toString();
    }

    private static boolean isWord(String text, Matcher token) {
        String word = token.group();
        return word.length() <= LONGEST_CODE
                || KNOWN.contains(word.toLowerCase(Locale.ROOT))
                || word.length() == 3
                        && CAPITALS.matcher(text)
                                .region(token.start(), text.length())
                                .lookingAt();
    }
}
