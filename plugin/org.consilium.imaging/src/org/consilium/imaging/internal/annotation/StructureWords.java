// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.consilium.imaging.pseudonym.Pseudonyms;

/**
 * Tells labels of what was drawn from labels of who drew it: by words that structures are called by in English, German,
 * French, Spanish and Italian, and by their form, which needs no words.
 */
final class StructureWords {
    /** Without accents; ligatures and umlauts as they are folded by {@link #folded}. */
    private static final Set<String> KNOWN = Set.copyOf(List.of(
            ("lesion lesions nodule nodules tumor tumour tumors tumours mass cyst polyp node met mets metastasis metastases"
                            + " gtv ctv ptv itv oar roi target edema oedema core necrosis plaque stone calcification bleed"
                            + " haemorrhage hemorrhage infarct stroke organ lung lungs lobe liver kidney kidneys spleen"
                            + " pancreas prostate gland bladder rectum bowel colon stomach heart ventricle atrium aorta artery"
                            + " vein breast spine vertebra disc cord bone femur skin body brain stem eye lens nerve muscle fat"
                            + " optic cup parotid thyroid esophagus oesophagus trachea airway airways background structure"
                            + " segment region annotation left right"
                            // German
                            + " lasion lasionen laesion laesionen herd herde rundherd knoten zyste polypen metastase metastasen"
                            + " odem nekrose blutung infarkt leber lunge lungen niere nieren milz prostata blase darm magen herz"
                            + " arterie vene brust wirbel knochen haut korper gehirn hirn auge nerv muskel fett hintergrund"
                            + " struktur linke linker linkes links rechte rechter rechtes rechts"
                            // French
                            + " tumeur tumeurs kyste ganglion oedeme necrose calcul foie poumon poumons rein reins vessie"
                            + " estomac coeur artere veine sein vertebre os peau corps cerveau oeil graisse fond gauche"
                            + " droit droite"
                            // Spanish and Italian
                            + " lesiones nodulo nodulos tumores quiste polipo ganglio higado pulmon pulmones rinon rinones bazo"
                            + " vejiga estomago corazon arteria vena mama hueso piel cuerpo cerebro ojo musculo grasa fondo"
                            + " izquierdo izquierda derecho derecha lesione lesioni noduli tumore tumori cisti fegato polmone"
                            + " polmoni rene reni milza vescica stomaco cuore osso pelle cervello sfondo sinistro sinistra"
                            + " destro destra")
                    .split(" +")));

    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    /** A reader and its number or letter, as in "reader 2". */
    private static final Pattern READER =
            Pattern.compile("(?i)\\b(?:rater|reader|observer|expert|annotator|radiologist|physician"
                    + "|doctor|dr|person|user|student|resident|clinician|specialist|team|model|leser|befunder|beobachter|experte"
                    + "|gutachter|radiologe|lecteur|observateur|annotateur|radiologue|lector|observador|experto|anotador|radiologo)"
                    + "[ _-]*[A-Za-z0-9]{1,3}\\b");

    /** A word and a number: one of several things of a kind. Codes such as MI014 are no words. */
    private static final Pattern NUMBERED =
            Pattern.compile("(?s).*(?:\\p{L}{4}|\\p{L}{2}\\p{Ll}|\\p{L}\\p{Ll}\\p{L})[ _#.-]*[0-9]+[ _-]*");

    private StructureWords() {}

    /** Whether a label says what was drawn: by a word that is known, or as a number of a kind that is no reader. */
    static boolean names(String label) {
        return known(label)
                || NUMBERED.matcher(label).matches()
                        && !READER.matcher(label.replace('_', ' ')).find();
    }

    private static boolean known(String label) {
        return WORD.matcher(folded(label)).results().anyMatch(word -> KNOWN.contains(word.group()));
    }

    /** In small letters without accents. */
    private static String folded(String label) {
        String small = label.toLowerCase(Locale.ROOT).replace("\u0153", "oe").replace("\u00df", "ss");
        return Normalizer.normalize(small, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    }

    /** What a label says was drawn, for comparison: without capitals, accents, signs and the reader. */
    static String structure(String label) {
        return folded(READER.matcher(label.replace('_', ' ')).replaceAll(" "))
                .replaceAll("[^\\p{L}0-9]+", " ")
                .trim();
    }

    /** Whether a label may be a person's name: several words, none of which is known, or the signs that names in DICOM have. */
    static boolean maybePerson(String label) {
        if (label.indexOf('^') >= 0) {
            return true;
        }
        return !known(label)
                && !Pseudonyms.isCode(label)
                && WORD.matcher(label)
                                .results()
                                .filter(w -> w.group().length() > 2)
                                .count()
                        > 1;
    }
}
