// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.prediction;

import java.util.ArrayList;
import java.util.List;
import org.consilium.imaging.internal.files.CandidateFile;
import org.consilium.imaging.internal.masks.LabelChoice;
import org.consilium.imaging.mask.PictureMasks;
import org.consilium.imaging.mask.PictureProbabilities;
import org.consilium.imaging.model.ImagingException;

/** How the values of all files of one read are understood: one label, and one scale of pictures. */
final class ValueReading {
    private final String structure;
    private final LabelChoice labels;
    private final PictureMasks masks;
    private final PictureProbabilities scale;
    private final List<String> remarks = new ArrayList<>();
    private boolean volumes;
    private boolean pictures;

    ValueReading(String structure, PictureProbabilities scale) {
        this.structure = structure.trim();
        this.labels = new LabelChoice(structure);
        this.masks = new PictureMasks(structure);
        this.scale = scale;
    }

    String structure() {
        return structure;
    }

    LabelChoice labels() {
        volumes = true;
        return labels;
    }

    PictureMasks masks() {
        pictures = true;
        return masks;
    }

    PictureProbabilities scale() {
        return scale;
    }

    /** @param remark part of a sentence */
    void remark(CandidateFile file, String remark) {
        remarks.add("the prediction " + file.shown() + ": " + remark);
    }

    /** Makes sure that what was read so far is one structure. */
    void requireOne() throws ImagingException {
        labels.requireOne();
        masks.requireOne();
    }

    /** Makes sure that the structure was read, after all files. */
    void require() throws ImagingException {
        if (volumes) {
            labels.require();
        }
        if (pictures) {
            masks.require();
        }
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>(remarks);
        warnings.addAll(masks.warnings());
        if (!scale.warning().isEmpty()) {
            warnings.add(scale.warning());
        }
        return warnings;
    }
}
