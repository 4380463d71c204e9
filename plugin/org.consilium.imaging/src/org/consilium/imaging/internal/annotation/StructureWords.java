// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consilium.imaging.pseudonym.Pseudonyms;

/** Tells labels of what was drawn from labels of who drew it. */
final class StructureWords {
    private static final Set<String> KNOWN = Set.of(
            ("lesion lesions nodule nodules tumor tumour tumors tumours mass cyst polyp node met mets metastasis metastases"
                            + " gtv ctv ptv itv oar roi target edema oedema core necrosis plaque stone calcification bleed"
                            + " haemorrhage hemorrhage infarct stroke organ lung lungs lobe liver kidney kidneys spleen"
                            + " pancreas prostate gland bladder rectum bowel colon stomach heart ventricle atrium aorta artery"
                            + " vein breast spine vertebra disc cord bone femur skin body brain stem eye lens nerve muscle fat"
                            + " optic cup parotid thyroid esophagus oesophagus trachea airway airways background structure"
                            + " segment region annotation left right")
                    .split(" "));
    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    /** A reader and its number or letter, as in "reader 2". */
    private static final Pattern READER =
            Pattern.compile("(?i)\\b(?:rater|reader|observer|expert|annotator)[ _-]*[A-Za-z0-9]{1,3}\\b");

    private StructureWords() {}

    /** Whether a label says what was drawn. */
    static boolean names(String label) {
        Matcher word = WORD.matcher(label.toLowerCase(Locale.ROOT));
        while (word.find()) {
            if (KNOWN.contains(word.group())) {
                return true;
            }
        }
        return false;
    }

    /** What a label says was drawn, for comparison: without capitals, signs and the reader. */
    static String structure(String label) {
        return READER.matcher(label.replace('_', ' '))
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}0-9]+", " ")
                .trim();
    }

    /** Whether a label may be a person's name: several words, none of which is known, or the signs that names in DICOM have. */
    static boolean maybePerson(String label) {
        if (label.indexOf('^') >= 0) {
            return true;
        }
        return !names(label)
                && !Pseudonyms.isCode(label)
                && WORD.matcher(label)
                                .results()
                                .filter(w -> w.group().length() > 2)
                                .count()
                        > 1;
    }
}
